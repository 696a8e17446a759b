"""The file of providers is read whole or refused with what is wrong in it; no secret stands in it."""

from pathlib import Path

import pytest
from environs import EnvValidationError

from web.provider_settings import providers_in
from web.settings import settings

MSS = """
[mss]
ko = "(가상) 중기부"
en = "(invented) MSS"
issuer = "https://login.example/realms/mss"
client_id = "sangsaeng"
client_secret_file = "secret"
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "secret").write_text("a secret between the two\n")
    path = tmp_path / "providers.toml"
    path.write_text(MSS)
    return path


def test_no_provider_vouches_for_anybody_unless_a_file_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OIDC_PROVIDERS_FILE", raising=False)
    assert settings().providers == ()


def test_a_provider_is_read_with_the_careful_choice_where_nothing_is_said(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OIDC_PROVIDERS_FILE", str(file))
    [one] = settings().providers
    assert (one.name, one.issuer, one.client_secret_file) == (
        "mss",
        "https://login.example/realms/mss",
        file.parent / "secret",
    )
    assert (one.amr, one.acr, one.token_types) == (frozenset({"mfa"}), frozenset[str](), frozenset({"at+jwt"}))
    assert one.audience is None
    assert "a secret" not in repr(settings())


def test_providers_are_offered_in_the_order_of_the_file(file: Path) -> None:
    other = MSS.replace("[mss]", "[a-firm]").replace("/realms/mss", "/realms/firms")
    file.write_text(MSS + other)
    assert [one.name for one in providers_in(file)] == ["mss", "a-firm"]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("https://login.example/realms/mss", "http://login.example", "https://"),
        ("https://login.example/realms/mss", "https://login.example/?a=b", "https://"),
        ("[mss]", "[MSS]", "small letters"),
        ("[mss]", "[mss", "providers.toml"),
        ('client_id = "sangsaeng"', "", "client_id"),
        ('client_id = "sangsaeng"', 'client_id = "sangsaeng"\nsecret = "x"', "secret"),
        ('client_id = "sangsaeng"', 'client_id = "sangsaeng"\naudience = "sangsaeng"', "must differ"),
        ('client_id = "sangsaeng"', 'client_id = "sangsaeng"\ntoken_types = ["none"]', "token_types"),
        ('"secret"', '"nowhere"', "client_secret_file of mss"),
        ("[mss]", f"{MSS}[twin]", "the same issuer"),
    ],
)
def test_what_is_wrong_is_named(file: Path, old: str, new: str, told: str) -> None:
    file.write_text(MSS.replace(old, new))
    with pytest.raises(EnvValidationError, match="OIDC_PROVIDERS_FILE") as refused:
        providers_in(file)
    assert told in str(refused.value)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(EnvValidationError, match="OIDC_PROVIDERS_FILE"):
        providers_in(tmp_path / "nowhere.toml")
