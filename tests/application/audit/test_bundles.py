"""A case carried away: what a third party can check of it alone, and what is not in it."""

from pathlib import Path

import pytest

from domain.applications import APPLICATION
from tests.adapters.ledger.witnessing import KEY
from tests.application.audit.conftest import Played
from tests.application.audit.exhibits import (
    AUTHENTIC,
    CONSISTENT,
    Exhibits,
    as_third_party,
    seal_and_cosign,
    verified,
    witnesses,
)


@pytest.fixture(scope="module")
def exhibits(played: Played) -> Exhibits:
    seal_and_cosign(played.round.scene.at)
    return Exhibits(played.round.scene.at)


@pytest.fixture(scope="module")
def whole(exhibits: Exhibits, played: Played) -> bytes:
    """The auditor's."""
    return exhibits.of(played.round.rejected)


@pytest.fixture(scope="module")
def party(exhibits: Exhibits, played: Played) -> bytes:
    """The lead firm's, which was notified."""
    case = played.round.rejected
    lead = exhibits.at.office.find(APPLICATION, case).state.form.leads[0]
    return exhibits.of(case, lead)


@pytest.mark.parametrize("variant", ["whole", "party"])
def test_either_variant_verifies_against_trusted_keys(
    variant: str, exhibits: Exhibits, request: pytest.FixtureRequest
) -> None:
    data = request.getfixturevalue(variant)
    status, said = verified(data, exhibits.operators, witnesses())
    assert status == AUTHENTIC, said
    assert "NOT proven" in said
    assert verified(data, [], [])[0] == CONSISTENT


def test_it_is_verified_with_nothing_but_python(whole: bytes, exhibits: Exhibits, tmp_path: Path) -> None:
    file = tmp_path / "bundle.zip"
    file.write_bytes(whole)
    keys = ("--operator", exhibits.operators[0].text, "--witness", str(KEY.verifier))
    answer = as_third_party(str(file), *keys)
    assert answer.returncode == AUTHENTIC, answer.stdout + answer.stderr
    print(answer.stdout)
