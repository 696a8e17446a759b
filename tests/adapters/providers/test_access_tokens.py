"""An access token is believed only where all of it holds: who signed it, for whom, of when, of which kind."""

import json
from base64 import urlsafe_b64encode
from typing import Any

import pytest

from adapters.clocks import ScriptedClock
from adapters.providers.provider import ACCESS_AGE
from adapters.providers.tokens import LEEWAY, LONGEST_SUBJECT
from application.identities import LONGEST_TOKEN, Known, NotProven, Part, ProviderAway, unverified
from tests.adapters.providers.conftest import NOON, Asking, asked_as
from tests.providers import (
    AUDIENCE,
    CLIENT,
    EC,
    RSA,
    RSA_LATER,
    Loopback,
    SigningKey,
    rsa_key,
    signed_with_the_public_key,
    unsigned,
)

NOW = int(NOON.timestamp())
SKEW = int(LEEWAY.total_seconds())


def refused(asking: Asking, token: str) -> str:
    """Why a token proves nothing."""
    with pytest.raises(NotProven) as error:
        asking.bearer(token)
    return error.value.reason


def test_a_token_tells_whom_it_is_about_and_that_one_factor_was_given(asking: Asking) -> None:
    assert asking.bearer(asking.provider.access_token()) == Known(subject=asking.provider.subject, factor=False)


@pytest.mark.parametrize("audience", [AUDIENCE, [AUDIENCE], ["https://elsewhere.example", AUDIENCE]])
def test_it_may_be_for_others_as_well(asking: Asking, audience: object) -> None:
    assert asking.takes(asking.provider.access_token(aud=audience))


@pytest.mark.parametrize("kind", ["at+jwt", "AT+JWT", "application/at+jwt"])
def test_its_kind_is_compared_as_media_types_are(asking: Asking, kind: str) -> None:
    assert asking.takes(asking.provider.access_token(typ=kind))


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"iss": "https://elsewhere.example"}, "invalid_claim:iss"),
        ({"iss": None}, "missing_claim"),
        ({"aud": CLIENT}, "invalid_claim:aud"),
        ({"aud": None}, "missing_claim"),
        ({"aud": {"a": AUDIENCE}}, "invalid_claim:aud"),
        ({"exp": NOW - SKEW}, "expired_token:exp"),
        ({"exp": None}, "missing_claim"),
        ({"exp": "soon"}, "invalid_claim:exp"),
        ({"exp": True}, "invalid_claim:exp"),
        ({"nbf": NOW + SKEW + 1}, "invalid_claim:nbf"),
        ({"iat": NOW + SKEW + 1}, "invalid_claim:iat"),
        ({"iat": None}, "missing_claim"),
        ({"iat": NOW - int(ACCESS_AGE.total_seconds()) - SKEW - 1}, "too-old"),
        ({"sub": None}, "missing_claim"),
        ({"sub": ""}, "invalid_claim:sub"),
        ({"sub": 7}, "invalid_claim:sub"),
        ({"sub": "a\0b"}, "no-subject"),
        ({"sub": "\ud800"}, "no-subject"),
        ({"sub": "x" * (LONGEST_SUBJECT + 1)}, "no-subject"),
    ],
    ids=str,
)
def test_what_it_says_must_hold(asking: Asking, changed: dict[str, Any], why: str) -> None:
    assert refused(asking, asking.provider.access_token(**changed)).startswith(why)


@pytest.mark.parametrize("changed", [{"exp": NOW - SKEW + 1}, {"nbf": NOW + SKEW}, {"iat": NOW + SKEW}], ids=str)
def test_clocks_may_differ_a_little(asking: Asking, changed: dict[str, Any]) -> None:
    assert asking.takes(asking.provider.access_token(**changed))


@pytest.mark.parametrize("kind", ["JWT", "id+jwt", "", None])
def test_a_token_of_another_kind_is_no_access_token(asking: Asking, kind: str | None) -> None:
    assert refused(asking, asking.provider.access_token(typ=kind)) == "token-of-another-kind"


def test_a_kind_that_the_operator_named_is_one(provider: Loopback, clock: ScriptedClock) -> None:
    asking = asked_as(provider, clock, token_types=frozenset({"jwt"}))
    assert asking.takes(provider.access_token(typ="JWT"))


def test_no_tokens_are_taken_where_the_operator_named_no_audience(provider: Loopback, clock: ScriptedClock) -> None:
    assert refused(asked_as(provider, clock, audience=None), provider.access_token()) == "no-tokens-taken"
    assert not provider.asked


def test_a_token_that_nobody_signed_is_none(asking: Asking) -> None:
    assert refused(asking, unsigned(asking.provider.claims(AUDIENCE))) == "algorithm-not-taken"


def test_the_public_key_is_no_secret_to_sign_with(asking: Asking) -> None:
    asking.bearer(asking.provider.access_token())
    forged = signed_with_the_public_key(asking.provider.claims(AUDIENCE))
    assert refused(asking, forged) == "algorithm-not-taken"


def test_another_key_of_the_same_name_signs_for_nobody(asking: Asking) -> None:
    stranger = rsa_key(str(RSA.kid))
    assert refused(asking, asking.provider.access_token(key=stranger)).startswith("bad_signature")


def test_a_key_that_a_token_brings_along_is_not_its_providers(asking: Asking) -> None:
    stranger = rsa_key("strange")
    claims = asking.provider.claims(AUDIENCE)
    token = asking.provider.signed(claims, key=stranger, typ="at+jwt", jwk=stranger.as_dict(private=False))
    assert refused(asking, token) == "unknown-key"


def test_a_token_that_was_altered_proves_nothing(asking: Asking) -> None:
    header, _, signature = asking.provider.access_token().split(".")
    other = asking.provider.access_token(sub="somebody else").split(".")[1]
    assert refused(asking, f"{header}.{other}.{signature}").startswith("bad_signature")


@pytest.mark.parametrize("key", [RSA, RSA_LATER, EC], ids=lambda key: str(key.kid))
def test_every_key_that_is_published_signs(asking: Asking, key: SigningKey) -> None:
    asking.provider.published = [RSA, RSA_LATER, EC]
    assert asking.takes(asking.provider.access_token(key=key))


def test_a_token_that_names_no_key_is_of_the_only_one_there_is(asking: Asking) -> None:
    asking.provider.published = [RSA, EC]
    claims = asking.provider.claims(AUDIENCE)
    assert asking.takes(asking.provider.signed(claims, typ="at+jwt", kid=None))


def test_of_two_keys_that_may_be_meant_neither_is(asking: Asking) -> None:
    asking.provider.published = [RSA, RSA_LATER]
    claims = asking.provider.claims(AUDIENCE)
    assert refused(asking, asking.provider.signed(claims, typ="at+jwt", kid=None)) == "unknown-key"


PUBLISHED = RSA.as_dict(private=False)
NO_KEYS: dict[str, object] = {
    "short": {**PUBLISHED, "n": urlsafe_b64encode(b"\xff" * 128).rstrip(b"=").decode()},
    "for encryption": {**PUBLISHED, "use": "enc"},
    "to encrypt with": {**PUBLISHED, "key_ops": ["encrypt"]},
    "for what nobody knows": {**PUBLISHED, "key_ops": 7},
    "without a number": {**PUBLISHED, "n": 7},
    "shared": {"kty": "oct", "kid": "shared", "k": "c2hhcmVkIHdpdGggZXZlcnlib2R5IHdobyBhc2tz"},
    "of tomorrow": {"kty": "AKP", "kid": "of tomorrow"},
    "of no type": {"kid": "nothing"},
    "no object": 7,
}


@pytest.mark.parametrize("listed", NO_KEYS.values(), ids=NO_KEYS.keys())
def test_a_key_that_is_none_to_verify_with_is_passed_over(asking: Asking, listed: object) -> None:
    asking.provider.faults.keys = lambda keys: {"keys": [listed, *keys["keys"]]}
    assert asking.takes(asking.provider.access_token())
    asking.provider.faults.keys = lambda _: {"keys": [listed]}
    asking.pass_time(7200)
    with pytest.raises(ProviderAway):
        asking.bearer(asking.provider.access_token())


def test_a_key_signs_by_the_algorithm_it_is_for(asking: Asking) -> None:
    asking.provider.faults.keys = lambda keys: {"keys": [{**one, "alg": "PS256"} for one in keys["keys"]]}
    assert refused(asking, asking.provider.access_token()) == "unknown-key"


def encoded(*parts: object) -> str:
    return ".".join(urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=").decode() for part in parts)


@pytest.mark.parametrize(
    "token",
    [
        "..",
        "a.b.c",
        "é.b.c",
        "[.].[",
        encoded([], {}, 1),
        encoded("alg", {}, 1),
        encoded({"alg": ["RS256"]}, {}, 1),
        encoded({"alg": "RS256", "typ": 7}, {}, 1),
        encoded({"alg": "RS256", "typ": "at+jwt", "kid": 7}, {}, 1),
        encoded({"alg": "RS256", "typ": "at+jwt", "kid": "first", "crit": ["exp"], "exp": 1}, {}, 1),
        f"{urlsafe_b64encode(b'[' * 9000).decode()}.e30.e30",
        f"{encoded({'alg': 'RS256', 'typ': 'at+jwt', 'kid': 'first'})}.{'e' * LONGEST_TOKEN}.e30",
    ],
    ids=lambda token: token[:30],
)
def test_what_is_hardly_a_token_proves_nothing(asking: Asking, token: str) -> None:
    assert refused(asking, token)


def test_what_a_token_says_can_be_read_before_it_is_believed(provider: Loopback) -> None:
    assert unverified(provider.access_token(), Part.PAYLOAD)["iss"] == provider.issuer
    assert unverified(encoded({}, ["no object"], 1), Part.PAYLOAD) == {}


@pytest.mark.parametrize(
    ("said", "factor"),
    [
        ({"amr": ["pwd", "mfa"]}, True),
        ({"amr": ["pwd", "otp"]}, False),
        ({"amr": "mfa"}, False),
        ({"amr": [["mfa"]]}, False),
        ({"amr": None}, False),
        ({"acr": "2"}, True),
        ({"acr": "1"}, False),
        ({"acr": ["2"]}, False),
    ],
    ids=str,
)
def test_a_second_factor_counts_where_the_provider_says_so_in_the_operators_words(
    provider: Loopback, clock: ScriptedClock, said: dict[str, Any], factor: bool
) -> None:
    asking = asked_as(provider, clock, acr=frozenset({"2"}))
    assert asking.bearer(provider.access_token(**said)).factor is factor
