"""What a provider publishes is kept, asked for again when it must be, and never believed for being there."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from adapters.providers import OpenIdProvider
from adapters.providers.asking import AT_ONCE, LONGEST
from adapters.providers.published import AGAIN_SECONDS, FRESH_SECONDS, OLDEST_SECONDS
from application.identities import Errand, NotProven, ProviderAway, may_be_asked
from tests.adapters.providers.conftest import Asking, asked_as
from tests.providers import PATIENCE, RSA, RSA_LATER, Loopback

ERRAND = Errand(state="state", nonce="nonce", verifier="v" * 43, back="https://office.example/back")


def test_it_is_asked_for_once_and_kept(asking: Asking) -> None:
    for _ in range(3):
        asking.bearer(asking.provider.access_token())
        asking.authority.address(ERRAND)
    assert asking.provider.asked == {"openid-configuration": 1, "keys": 1}


def test_a_new_key_is_asked_for_when_first_named(asking: Asking) -> None:
    asking.bearer(asking.provider.access_token())
    asking.provider.published, asking.provider.signing = [RSA, RSA_LATER], RSA_LATER
    asking.pass_time(AGAIN_SECONDS)
    assert asking.takes(asking.provider.access_token())
    assert asking.provider.asked["keys"] == 2


def test_whoever_makes_up_names_of_keys_makes_us_ask_seldom(asking: Asking) -> None:
    asking.bearer(asking.provider.access_token())
    asking.pass_time(AGAIN_SECONDS)
    for number in range(20):
        with pytest.raises(NotProven, match="unknown-key"):
            asking.bearer(asking.provider.signed({}, kid=f"made up {number}", typ="at+jwt"))
    assert asking.provider.asked["keys"] == 2
    asking.pass_time(AGAIN_SECONDS)
    with pytest.raises(NotProven, match="unknown-key"):
        asking.bearer(asking.provider.signed({}, kid="made up", typ="at+jwt"))
    assert asking.provider.asked["keys"] == 3


def test_a_key_that_was_withdrawn_soon_opens_nothing(asking: Asking) -> None:
    asking.bearer(asking.provider.access_token())
    asking.provider.published = [RSA_LATER]
    asking.pass_time(FRESH_SECONDS)
    with pytest.raises(NotProven, match="unknown-key"):
        asking.bearer(asking.provider.access_token())


def test_while_a_provider_is_away_its_keys_hold_for_an_hour_and_no_longer(asking: Asking) -> None:
    asking.bearer(asking.provider.access_token())
    asking.provider.faults.down = True
    asking.pass_time(OLDEST_SECONDS - 1)
    assert asking.takes(asking.provider.access_token())
    asking.pass_time(1)
    with pytest.raises(ProviderAway):
        asking.bearer(asking.provider.access_token())


def test_a_provider_that_is_away_is_asked_seldom_and_found_when_it_is_back(asking: Asking) -> None:
    asking.provider.faults.down = True
    for _ in range(5):
        with pytest.raises(ProviderAway):
            asking.authority.address(ERRAND)
    assert asking.provider.asked["openid-configuration"] == 1
    asking.provider.faults.down = False
    asking.pass_time(AGAIN_SECONDS)
    assert asking.authority.address(ERRAND)


def test_many_who_ask_at_once_ask_once(asking: Asking) -> None:
    token = asking.provider.access_token()
    with ThreadPoolExecutor(8) as at_once:
        known = list(at_once.map(lambda _: asking.bearer(token), range(16)))
    assert len(set(known)) == 1
    assert asking.provider.asked == {"openid-configuration": 1, "keys": 1}


def other_issuer(document: dict[str, Any]) -> dict[str, Any]:
    return {**document, "issuer": "https://elsewhere.example"}


def endpoint_in_the_clear(document: dict[str, Any]) -> dict[str, Any]:
    return {**document, "token_endpoint": "http://elsewhere.example/token"}


def endpoint_missing(document: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in document.items() if name != "authorization_endpoint"}


def another_way_to_say_who_we_are(document: dict[str, Any]) -> dict[str, Any]:
    return {**document, "token_endpoint_auth_methods_supported": ["private_key_jwt"]}


def too_long(document: dict[str, Any]) -> dict[str, Any]:
    return {**document, "more": "x" * LONGEST}


def no_document(_: dict[str, Any]) -> dict[str, Any]:
    return {}


@pytest.mark.parametrize(
    "altered",
    [other_issuer, endpoint_in_the_clear, endpoint_missing, another_way_to_say_who_we_are, too_long, no_document],
)
def test_a_document_that_is_not_the_providers_own_leads_nowhere(
    asking: Asking, altered: Callable[[dict[str, Any]], dict[str, Any]]
) -> None:
    asking.provider.faults.document = altered
    with pytest.raises(ProviderAway):
        asking.authority.address(ERRAND)


@pytest.mark.parametrize("keys", [{}, {"keys": 7}, {"keys": []}])
def test_a_key_set_without_keys_verifies_nothing(asking: Asking, keys: dict[str, Any]) -> None:
    asking.provider.faults.keys = lambda _: keys
    with pytest.raises(ProviderAway):
        asking.bearer(asking.provider.access_token())


@pytest.mark.parametrize("fault", ["hanging", "dripping"])
def test_a_slow_provider_is_waited_for_a_while_and_not_by_every_thread(asking: Asking, fault: str) -> None:
    setattr(asking.provider.faults, fault, True)
    others = [asked_as(asking.provider, asking.clock).authority for _ in range(2)]
    with ThreadPoolExecutor(8) as at_once:
        asked = [at_once.submit(one.address, ERRAND) for one in (asking.authority, *others)]
    assert [type(one.exception()) for one in asked] == [ProviderAway] * 3


def test_only_so_many_threads_wait_for_a_provider(asking: Asking) -> None:
    asking.authority.address(ERRAND)
    asking.provider.faults.hanging = True
    before = asking.provider.asked["token"]

    def ask() -> None:
        asking.authority.vouched(ERRAND, code="x", issuer=asking.provider.issuer, now=asking.clock.now())

    with ThreadPoolExecutor(3 * AT_ONCE) as at_once:
        asked = [at_once.submit(ask) for _ in range(3 * AT_ONCE)]
    assert {type(one.exception()) for one in asked} == {ProviderAway}
    assert asking.provider.asked["token"] - before < 3 * AT_ONCE


def test_a_provider_that_sends_us_elsewhere_is_not_followed(asking: Asking) -> None:
    asking.provider.faults.moved = True
    with pytest.raises(ProviderAway):
        asking.authority.address(ERRAND)
    assert asking.provider.asked == {"openid-configuration": 1}


def test_a_port_where_nobody_listens_is_a_provider_that_is_away(provider: Loopback) -> None:
    authority = OpenIdProvider(provider.client(issuer="http://127.0.0.1:1/nobody"), patience=PATIENCE)
    with pytest.raises(ProviderAway):
        authority.address(ERRAND)


@pytest.mark.parametrize(
    ("address", "may"),
    [
        ("https://login.example/realms/mss", True),
        ("http://127.0.0.1:8080", True),
        ("http://[::1]:8080/a", True),
        ("http://localhost/a", True),
        ("http://login.example", False),
        ("http://127.0.0.1.example", False),
        ("https://user@login.example", False),
        ("https://login.example/#a", False),
        ("https://", False),
        ("http://[::1", False),
        ("file:///etc/passwd", False),
        ("login.example", False),
    ],
)
def test_a_provider_is_asked_over_tls_unless_it_is_on_this_machine(address: str, may: bool) -> None:
    assert may_be_asked(address) is may
