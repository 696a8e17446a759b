"""Where a certificate says that it is checked: at the office's own address, which nobody can correct on paper."""

from dataclasses import replace
from pathlib import Path

import pytest
from environs import EnvError

from domain.letters.facts import LetterKind
from tests.adapters.letters.examples import letter
from tests.adapters.letters.pdf import said, squeezed
from web.letter_writer import letters_of
from web.settings import settings

NUMBER = "2021-1-IG-0018-P01"


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    monkeypatch.setenv("PORT", "8123")
    monkeypatch.delenv("PUBLIC_ADDRESS", raising=False)
    monkeypatch.delenv("HOST", raising=False)


def certificate(*, demonstration: bool) -> str:
    told = replace(letter(LetterKind.CERTIFICATE), demonstration=demonstration)
    return said(letters_of(settings()).render(told).data)


def test_an_office_that_was_told_no_address_prints_none() -> None:
    assert "http" not in certificate(demonstration=False)
    assert squeezed("효력은 확인번호로 확인하십시오") in certificate(demonstration=False)


def test_a_demonstration_is_checked_on_its_own_machine() -> None:
    assert f"http://127.0.0.1:8123/certificates/{NUMBER}" in certificate(demonstration=True)


def test_an_offices_address_is_printed_as_it_was_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PUBLIC_ADDRESS", "https://winwin.example/office/")
    for demonstration in (True, False):
        found = certificate(demonstration=demonstration)
        assert f"https://winwin.example/office/certificates/{NUMBER}" in found


@pytest.mark.parametrize("address", ["winwin.example", "ftp://winwin.example", "javascript:alert(1)", "https://"])
def test_what_is_no_address_of_the_web_is_no_setting(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv("PUBLIC_ADDRESS", address)
    with pytest.raises(EnvError, match="PUBLIC_ADDRESS"):
        settings()
