"""Signing in: a local account's password, one-time codes for who has an office, a session that idles out and ends with a role.

Nothing here is a fact, and no answer tells whether a login exists. All times are the system's, never the office's.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from typing import Protocol
from uuid import UUID

from application.identities import Identities, Passages, Provider
from domain.roles import Role
from domain.subjects import Subject

SHORTEST = 12
"""Characters of a password, at least."""
LONGEST = 200
WINDOW = timedelta(minutes=15)
"""Attempts within so long count together, and so long a login stays locked."""
ATTEMPTS_ON_A_LOGIN = 5
ATTEMPTS_FROM_AN_ADDRESS = 100
IDLE = timedelta(minutes=30)
ABSOLUTE = timedelta(hours=12)


@dataclass(frozen=True, kw_only=True)
class Account:
    """A local account. `must_change` while its password is one that somebody else gave."""

    login: str
    person: UUID
    must_change: bool
    disabled: bool


@dataclass(frozen=True, kw_only=True)
class Session:
    """A session. `code`: a second factor was given in it, here or at the provider of the `identity` that it began with."""

    person: UUID
    rights: bytes
    code: bool
    begun: datetime
    seen: datetime
    identity: UUID | None = None


class Step(StrEnum):
    """What is asked next of who comes in."""

    PASSWORD = "PASSWORD"  # noqa: S105  (the name of a step)
    INVITATION = "INVITATION"
    CODE = "CODE"
    CHANGE = "CHANGE"
    ENROL = "ENROL"
    IN = "IN"


class Accounts(Protocol):
    """Local accounts; of passwords their hashes alone are kept."""

    def checked(self, login: str, password: str) -> Account | None:
        """The account whose password this is. It takes as long where there is no such login."""
        ...

    def of(self, person: UUID) -> Account | None:
        """The account of a person."""
        ...

    def change_password(self, person: UUID, password: str) -> None:
        """Set a password of the person's own choice."""
        ...


class Codes(Protocol):
    """One-time codes, which are a person's, however they come in."""

    def enrolled(self, person: UUID) -> bool:
        """Whether they are set up."""
        ...

    def enrol(self, person: UUID, secret: str, code: str, now: datetime) -> bool:
        """Set one-time codes up, where this code comes of this secret."""
        ...

    def holds(self, person: UUID, code: str, now: datetime) -> bool:
        """Whether this is a code of now, which no second time."""
        ...


class Sessions(Protocol):
    """Sessions, by what only the browser keeps."""

    def begin(self, session: Session) -> str:
        """Begin a session; the secret that the browser keeps."""
        ...

    def find(self, secret: str, now: datetime) -> Session | None:
        """The session, seen now; null where there is none that goes on."""
        ...

    def end(self, secret: str, now: datetime) -> None:
        """End it."""
        ...

    def end_all(self, person: UUID, now: datetime) -> None:
        """End every session of a person."""
        ...


class Attempts(Protocol):
    """How often somebody tried, counted over every process of the office."""

    def count(self, what: str, now: datetime, window: timedelta) -> int:
        """Count this attempt, and say how many there were in the window with it."""
        ...

    def forgive(self, what: str) -> None:
        """Forget the attempts."""
        ...


@dataclass(frozen=True, kw_only=True)
class Entrance:
    """Where people come in: with a local account, or vouched for by one of the `providers`."""

    accounts: Accounts
    codes: Codes
    sessions: Sessions
    attempts: Attempts
    identities: Identities
    passages: Passages
    now: Callable[[], datetime]
    providers: tuple[Provider, ...] = ()


class Locked(Exception):
    """Too many attempts; what was given was not even looked at."""


class Wrong(Exception):
    """It was not right, whatever of it was wrong."""


class Weak(Exception):
    """A password that is too short, too long, or made of the login."""


def rights_of(person: Subject) -> bytes:
    """A stamp of what somebody may act as: a session ends where it is another."""
    held = sorted(f"{role}/{agency}" for role, agency in person.roles)
    firms = sorted(f"{firm}/{capacity}" for firm, capacity in person.acts_for)
    return sha256("\n".join((*held, "", *firms)).encode()).digest()


def needs_codes(person: Subject) -> bool:
    """Whether somebody has an office: whoever has one comes in with one-time codes only."""
    return any(role is not Role.BUYER for role, _ in person.roles)


def next_step(account: Account | None, session: Session, person: Subject, *, enrolled: bool) -> Step:
    """What is asked next in a session that goes on; `enrolled`: the person's one-time codes are set up."""
    if enrolled and not session.code:
        return Step.CODE
    if account and account.must_change and session.identity is None:
        return Step.CHANGE
    return Step.ENROL if needs_codes(person) and not session.code else Step.IN


def by_password(
    entrance: Entrance, login: str, password: str, *, address: str, person: Callable[[UUID], Subject]
) -> str:
    """Begin a session with a password; its secret. Raises `Locked` and `Wrong`."""
    now = entrance.now()
    count_attempt(entrance, f"address/{address}", ATTEMPTS_FROM_AN_ADDRESS, now)
    count_attempt(entrance, f"login/{login}", ATTEMPTS_ON_A_LOGIN, now)
    account = entrance.accounts.checked(login, password)
    if account is None or account.disabled:
        raise Wrong
    entrance.attempts.forgive(f"login/{login}")
    return begin_session(entrance, account.person, person(account.person), code=False)


def by_code(entrance: Entrance, secret: str, session: Session, code: str, *, person: Subject) -> str:
    """Go on with a one-time code, in a session with a new secret. Raises `Locked` and `Wrong`."""
    now = entrance.now()
    count_attempt(entrance, f"code/{session.person}", ATTEMPTS_ON_A_LOGIN, now)
    if not entrance.codes.holds(session.person, code, now):
        raise Wrong
    entrance.attempts.forgive(f"code/{session.person}")
    return _anew(entrance, secret, session, person)


def enrol(entrance: Entrance, secret: str, session: Session, *, shared: str, code: str, person: Subject) -> str:
    """Set one-time codes up, and go on in a session with a new secret. Raises `Locked` and `Wrong`."""
    now = entrance.now()
    count_attempt(entrance, f"code/{session.person}", ATTEMPTS_ON_A_LOGIN, now)
    if not entrance.codes.enrol(session.person, shared, code, now):
        raise Wrong
    return _anew(entrance, secret, session, person)


def change_password(entrance: Entrance, account: Account, session: Session, password: str, *, person: Subject) -> str:
    """Choose a password: every session of the person ends, and a new one goes on. Raises `Weak`."""
    plain = password.casefold()
    if not SHORTEST <= len(password) <= LONGEST or account.login.casefold() in plain:
        raise Weak
    entrance.accounts.change_password(account.person, password)
    entrance.sessions.end_all(account.person, entrance.now())
    return begin_session(entrance, account.person, person, code=session.code, identity=session.identity)


def require_password(entrance: Entrance, account: Account, password: str) -> None:
    """Ask for the password once more, of who is in. Raises `Locked` and `Wrong`."""
    count_attempt(entrance, f"login/{account.login}", ATTEMPTS_ON_A_LOGIN, entrance.now())
    if entrance.accounts.checked(account.login, password) is None:
        raise Wrong
    entrance.attempts.forgive(f"login/{account.login}")


def begin_session(entrance: Entrance, id: UUID, person: Subject, *, code: bool, identity: UUID | None = None) -> str:
    """Begin a session of a person; its secret."""
    now = entrance.now()
    session = Session(person=id, rights=rights_of(person), code=code, begun=now, seen=now, identity=identity)
    return entrance.sessions.begin(session)


def count_attempt(entrance: Entrance, what: str, most: int, now: datetime) -> None:
    """Count an attempt before anything of it is looked at. Raises `Locked` where there were too many of late."""
    if entrance.attempts.count(what, now, WINDOW) > most:
        raise Locked


def _anew(entrance: Entrance, secret: str, session: Session, person: Subject) -> str:
    entrance.sessions.end(secret, entrance.now())
    return begin_session(entrance, session.person, person, code=True, identity=session.identity)
