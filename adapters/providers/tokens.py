"""Signed tokens, verified: by which keys, for whom, of when. Nothing of one is believed before all of it holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jws import JWSRegistry
from joserfc.jwt import ClaimsOption, JWTClaimsRegistry

from adapters.providers.published import Kept, VerifyingKey
from application.identities import NotProven, Part, unverified

ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "Ed25519")
"""Signatures that only who holds the private key can make: neither `none` nor a secret that we would share."""
LEEWAY = timedelta(seconds=30)
"""How far the provider's clock may be from ours."""
LONGEST_SUBJECT = 255
"""Characters of a provider's name for somebody (OpenID Connect Core 1.0, 2)."""
_REGISTRY = JWSRegistry(algorithms=ALGORITHMS, strict_check_header=False)


@dataclass(frozen=True, kw_only=True)
class Expected:
    """What a token must say. `types` are those its header may give, an empty one for none; `age` how long ago it may be of."""

    issuer: str
    audience: str
    types: frozenset[str]
    age: timedelta
    nonce: str | None = None


def verified(
    token: str, keys: Kept[tuple[VerifyingKey, ...]], expected: Expected, *, now: datetime
) -> Mapping[str, Any]:
    """The claims of a token. Raises `NotProven`, and `ProviderAway` where its keys cannot be asked for."""
    header = unverified(token, Part.HEADER)
    algorithm = header.get("alg")
    if algorithm not in ALGORITHMS:
        raise NotProven("algorithm-not-taken")
    if _plain(header.get("typ", "")) not in expected.types:
        raise NotProven("token-of-another-kind")
    key = _chosen(keys.get(), header) or _chosen(keys.get(anew=True), header)
    if key is None:
        raise NotProven("unknown-key")
    try:
        claims = jwt.decode(token, key, registry=_REGISTRY).claims
        _registry(expected, now).validate(claims)
    except JoseError as error:
        raise NotProven(f"{error.error}:{getattr(error, 'claim', '')}".rstrip(":")) from None
    except (ValueError, TypeError, RecursionError):
        raise NotProven("unreadable") from None
    if now.timestamp() - claims["iat"] > (expected.age + LEEWAY).total_seconds():
        raise NotProven("too-old")
    if not (len(claims["sub"]) <= LONGEST_SUBJECT and claims["sub"].isprintable()):
        raise NotProven("no-subject")
    return claims


def _chosen(keys: tuple[VerifyingKey, ...], header: Mapping[str, Any]) -> VerifyingKey | None:
    """The key that a header names; where it names none, the only one there is for its algorithm."""
    fitting = [key for key in keys if _fits(key, header["alg"])]
    if "kid" in header:
        return next((key for key in fitting if key.kid == header["kid"]), None)
    return fitting[0] if len(fitting) == 1 else None


def _fits(key: VerifyingKey, algorithm: str) -> bool:
    """Whether a key signs by an algorithm: of its type, its curve, and what it says it is for."""
    try:
        _REGISTRY.get_alg(algorithm).check_key(key)
    except JoseError:
        return False
    return True


def _registry(expected: Expected, now: datetime) -> JWTClaimsRegistry:
    asked: dict[str, ClaimsOption] = {
        "iss": {"essential": True, "value": expected.issuer},
        "aud": {"essential": True, "value": expected.audience},
        "sub": {"essential": True},
        "exp": {"essential": True},
        "iat": {"essential": True},
    }
    if expected.nonce is not None:
        asked["nonce"] = {"essential": True, "value": expected.nonce}
    return JWTClaimsRegistry(now=int(now.timestamp()), leeway=int(LEEWAY.total_seconds()), **asked)


def _plain(kind: object) -> str:
    """A type as it is compared (RFC 7515, 4.1.9)."""
    return kind.lower().removeprefix("application/") if isinstance(kind, str) else "?"
