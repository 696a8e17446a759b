"""A proof that a witness cosigned, worked out in the reader's browser: held where it holds, wrong where one letter differs."""

import re

import pytest

from adapters.ledger import LedgerKeys
from application.audit.ledger.notes import parse_note
from tests.adapters.ledger.witnessing import KEY, NOON
from tests.browser.judging import assert_accessible, assert_fits
from tests.browser.opening import Visitor
from tests.browser.test_journeys import WAYS, forge, proof_page, stood
from tests.offices import ORIGIN
from tests.web.pages.conftest import Desk


@pytest.fixture(scope="module")
def witnessed(desk: Desk) -> Desk:
    """The desk, whose ledger was sealed and cosigned."""
    desk.at.seal()
    LedgerKeys(desk.at.folder / "ledger", ORIGIN).trust(KEY.verifier)
    head = desk.at.doors.ledger.newest()
    assert head
    line = KEY.cosign(head.note.text, NOON).line()
    desk.at.doors.ledger.cosign(parse_note(f"{head.note}{line}".encode()))
    return desk


@pytest.mark.parametrize(("language", "width"), WAYS)
def test_a_witness_signature_is_held(visitor: Visitor, witnessed: Desk, language: str, width: int) -> None:
    page = proof_page(visitor, witnessed.cases.asked, language, width)
    assert stood(page)[1] == set()
    assert page.locator(".verified.held[data-step=witness]").count() == 1
    assert KEY.verifier.name in page.locator("main").inner_text()
    assert_fits(page)
    assert_accessible(page)
    page.close()


def test_a_witness_signature_with_another_letter_is_told_as_wrong(visitor: Visitor, witnessed: Desk) -> None:
    page = proof_page(visitor, witnessed.cases.asked)
    line = (
        rf"(\\n(?:—|\\u2014) {re.escape(KEY.verifier.name)} [A-Za-z0-9+/]{{40}})[A-Za-z0-9+/]{{4}}([A-Za-z0-9+/]*=*\\n)"
    )
    forge(page, line, r"\1AAAA\2")
    assert stood(page) == ("failed", {"witness"})
    page.close()


def test_without_script_the_proof_says_how_to_verify_it_offline(visitor: Visitor, witnessed: Desk) -> None:
    page = visitor.visit(None, f"/cases/{witnessed.cases.asked}/timeline", script=False)
    proof = page.locator("a[href*='/timeline/']").first.get_attribute("href")
    page.goto(f"{visitor.address}{proof}")
    assert "verify.py" in page.locator("[data-plain]").inner_text()
    page.close()
