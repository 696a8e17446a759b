"""What a provider publishes: where it is asked for what, and the keys that it signs with; asked for again, never too often."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from threading import Lock
from typing import Any, Generic, TypeVar

from joserfc.errors import JoseError
from joserfc.jwk import ECKey, JWKRegistry, OctKey, OKPKey, RSAKey

from application.identities import ProviderAway, may_be_asked

FRESH_SECONDS = 600.0
OLDEST_SECONDS = 3600.0
"""What cannot be asked for again is believed so long: a key that was withdrawn opens nothing after."""
AGAIN_SECONDS = 10.0
"""Nothing is asked for more often, whoever makes up names of keys, and however long a provider is away."""
WAIT_SECONDS = 1.0
"""How long a thread waits for what another is asking for."""
MOST_KEYS = 100
SHORTEST_MODULUS = 342
"""Letters of base64url that 2048 bits take."""
METHODS = ("client_secret_basic", "client_secret_post")
"""How we may say who we are at the token endpoint, the best first; the first is meant where nothing is said."""

Published = TypeVar("Published")
VerifyingKey = RSAKey | ECKey | OKPKey


@dataclass(frozen=True, kw_only=True)
class Endpoints:
    """Where a provider is asked. `names_itself`: it says of every answer to a browser that it is from it (RFC 9207)."""

    authorization: str
    token: str
    keys: str
    method: str
    names_itself: bool


def endpoints_in(document: Mapping[str, Any], issuer: str) -> Endpoints:
    """What a discovery document says (OpenID Connect Discovery 1.0, 3 and 4.3). Raises `ProviderAway`."""
    if document.get("issuer") != issuer:
        raise ProviderAway("the document is another issuer's")
    addresses = [document.get(name) for name in ("authorization_endpoint", "token_endpoint", "jwks_uri")]
    if not all(isinstance(one, str) and may_be_asked(one) for one in addresses):
        raise ProviderAway("the document names no address that may be asked")
    taken = document.get("token_endpoint_auth_methods_supported", [METHODS[0]])
    method = next((one for one in METHODS if isinstance(taken, list) and one in taken), None)
    if method is None:
        raise ProviderAway("the provider takes no secret of ours")
    authorization, token, keys = (str(one) for one in addresses)
    names_itself = document.get("authorization_response_iss_parameter_supported") is True
    return Endpoints(authorization=authorization, token=token, keys=keys, method=method, names_itself=names_itself)


def keys_in(document: Mapping[str, Any]) -> tuple[VerifyingKey, ...]:
    """The keys for signatures in a key set (RFC 7517); what is no such key is passed over. Raises `ProviderAway`."""
    listed = document.get("keys")
    found = [_key(one) for one in listed[:MOST_KEYS]] if isinstance(listed, list) else []
    keys = tuple(one for one in found if one is not None)
    if not keys:
        raise ProviderAway("the provider publishes no key that we verify with")
    return keys


def _key(listed: object) -> VerifyingKey | None:
    if not isinstance(listed, dict):
        return None
    try:
        if listed.get("use", "sig") != "sig" or "verify" not in listed.get("key_ops", ["verify"]):
            return None
        if listed.get("kty") == "RSA" and len(listed["n"]) < SHORTEST_MODULUS:
            return None
        key = JWKRegistry.import_key(listed)
    except (JoseError, ValueError, TypeError, KeyError):
        return None
    return None if isinstance(key, OctKey) else key


class Kept(Generic[Published]):
    """Something that is published, as it was last asked for; `ask` raises `ProviderAway`, `ticks` are seconds of any clock."""

    def __init__(self, ask: Callable[[], Published], ticks: Callable[[], float]) -> None:
        self._ask, self._ticks = ask, ticks
        self._asking = Lock()
        self._value: Published | None = None
        self._at = self._tried = float("-inf")

    def get(self, *, anew: bool = False) -> Published:
        """It, asked for again where it is old, or `anew`, unless it lately was. Raises `ProviderAway`."""
        waits = anew or self._usable() is None
        if (waits or self._due(anew=anew)) and self._asking.acquire(timeout=WAIT_SECONDS if waits else 0):
            try:
                if self._due(anew=anew):
                    self._renew()
            finally:
                self._asking.release()
        value = self._usable()
        if value is None:
            raise ProviderAway("what the provider publishes could not be read of late")
        return value

    def _renew(self) -> None:
        self._tried = self._ticks()
        try:
            self._value = self._ask()
            self._at = self._ticks()
        except ProviderAway:
            if self._usable() is None:
                raise

    def _due(self, *, anew: bool) -> bool:
        now = self._ticks()
        return now - self._tried >= AGAIN_SECONDS and (anew or now - self._at >= FRESH_SECONDS)

    def _usable(self) -> Published | None:
        return self._value if self._ticks() - self._at < OLDEST_SECONDS else None
