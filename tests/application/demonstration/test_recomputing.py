"""The whole demonstration is derived anew, fact by fact."""

import pytest

from adapters.rules.manifest import manifest
from application.audit.recompute import DERIVATIONS, recompute
from tests.application.demonstration.conftest import Demonstration

pytestmark = pytest.mark.slow


def test_every_finding_tally_list_quorum_and_due_date_reproduces(demonstration: Demonstration) -> None:
    report = recompute(demonstration.facts, manifest=manifest)
    assert report.differing == ()
    assert len(report.items) > 100
    assert {one.name for one in report.items} <= {kind.name for kind in DERIVATIONS}
