"""Signing in with an identity at a provider: there, back, and in; and tokens of a provider's for the API.

All that belongs to a passage is drawn from the one secret that its browser keeps, and used once.
"""

import hmac
from base64 import urlsafe_b64encode
from collections.abc import Callable
from dataclasses import dataclass, replace
from uuid import UUID

from application.identities import Errand, Linked, NotProven, Part, Passage, Provider, unverified
from application.signing_in import (
    ATTEMPTS_FROM_AN_ADDRESS,
    ATTEMPTS_ON_A_LOGIN,
    Entrance,
    Wrong,
    begin_session,
    count_attempt,
    needs_codes,
)
from domain.subjects import Subject

DEPARTURES_FROM_AN_ADDRESS = 1000
"""Within the window of attempts: a whole agency may come from one address."""
LONGEST_CODE = 4096
"""Characters of a code that a provider may send back."""

Named = Callable[[UUID], Subject]


class ShutOut(Exception):
    """The person's account is disabled."""


class FactorMissing(Exception):
    """Whoever has an office needs a second factor, and the token tells of none."""


@dataclass(frozen=True, kw_only=True)
class Returned:
    """What a provider sent the browser back with."""

    state: str
    code: str
    issuer: str | None


@dataclass(frozen=True, kw_only=True)
class Arrived:
    """Somebody who came back: the secret of their session, or of a passage on which they are asked for an invitation."""

    secret: str
    onward: str
    linked: bool


def provider_named(entrance: Entrance, name: str) -> Provider | None:
    """The provider that goes by a name in addresses."""
    return next((one for one in entrance.providers if one.name == name), None)


def depart(entrance: Entrance, provider: Provider, *, onward: str, back: str, address: str) -> tuple[str, str]:
    """Begin a passage: the secret that the browser keeps, and where it goes. Raises `Locked` and `ProviderAway`."""
    now = entrance.now()
    count_attempt(entrance, f"departures/{address}", DEPARTURES_FROM_AN_ADDRESS, now)
    secret = entrance.passages.begin(Passage(provider=provider.name, onward=onward, back=back, begun=now))
    return secret, provider.authority.address(_errand(secret, back))


def come_back(entrance: Entrance, provider: Provider, secret: str, returned: Returned, *, person: Named) -> Arrived:
    """End a passage, and come in or be asked for an invitation. Raises `NotProven`, `ProviderAway` and `ShutOut`."""
    if not hmac.compare_digest(_drawn(secret, "state").encode(), returned.state.encode()):
        raise NotProven("state-of-another-browser")
    now = entrance.now()
    passage = entrance.passages.take(secret, now)
    if passage is None or passage.provider != provider.name or passage.subject is not None:
        raise NotProven("no-such-passage")
    if not 0 < len(returned.code) <= LONGEST_CODE:
        raise NotProven("no-code")
    errand = _errand(secret, passage.back)
    known = provider.authority.vouched(errand, code=returned.code, issuer=returned.issuer, now=now)
    linked = entrance.identities.find(provider.issuer, known.subject)
    if linked is None:
        waiting = replace(passage, subject=known.subject, factor=known.factor, begun=now)
        return Arrived(secret=entrance.passages.begin(waiting), onward=passage.onward, linked=False)
    session = _come_in(entrance, linked, factor=known.factor, person=person)
    return Arrived(secret=session, onward=passage.onward, linked=True)


def accept_invitation(
    entrance: Entrance, secret: str, passage: Passage, invitation: str, *, address: str, person: Named
) -> str:
    """Link the identity one came back with, and come in; the session's secret. Raises `Locked`, `Wrong` and `ShutOut`."""
    provider = provider_named(entrance, passage.provider)
    if provider is None or passage.subject is None:
        raise Wrong
    now = entrance.now()
    count_attempt(entrance, f"address/{address}", ATTEMPTS_FROM_AN_ADDRESS, now)
    count_attempt(entrance, f"invitation/{provider.issuer}/{passage.subject}", ATTEMPTS_ON_A_LOGIN, now)
    if not entrance.identities.accept(invitation, issuer=provider.issuer, subject=passage.subject, now=now):
        raise Wrong
    linked = entrance.identities.find(provider.issuer, passage.subject)
    if linked is None or entrance.passages.take(secret, now) is None:
        raise Wrong
    return _come_in(entrance, linked, factor=passage.factor, person=person)


def by_bearer(entrance: Entrance, token: str, *, person: Named) -> UUID:
    """The person whom a provider's token acts as; roles are the register's alone.

    Raises `NotProven`, `ProviderAway` and `FactorMissing`.
    """
    issuer = unverified(token, Part.PAYLOAD).get("iss")
    provider = next((one for one in entrance.providers if one.issuer == issuer), None)
    if provider is None:
        raise NotProven("unknown-issuer")
    known = provider.authority.bearer(token, now=entrance.now())
    linked = entrance.identities.find(provider.issuer, known.subject)
    if linked is None or linked.shut:
        raise NotProven("nobody-of-ours")
    if needs_codes(person(linked.person)) and not known.factor:
        raise FactorMissing
    return linked.person


def _come_in(entrance: Entrance, linked: Linked, *, factor: bool, person: Named) -> str:
    if linked.shut:
        raise ShutOut
    return begin_session(entrance, linked.person, person(linked.person), code=factor, identity=linked.id)


def _errand(secret: str, back: str) -> Errand:
    state, nonce, verifier = (_drawn(secret, purpose) for purpose in ("state", "nonce", "verifier"))
    return Errand(state=state, nonce=nonce, verifier=verifier, back=back)


def _drawn(secret: str, purpose: str) -> str:
    """43 letters that only who has the secret can draw, others for each purpose (RFC 7636 asks 43 of a verifier)."""
    digest = hmac.digest(secret.encode(), f"sangsaeng/passage/{purpose}/1".encode(), "sha256")
    return urlsafe_b64encode(digest).rstrip(b"=").decode()
