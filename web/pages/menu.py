"""The menu: which pages it leads to, and for whom. What a page shows is decided there; the menu only saves a way that leads nowhere."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import request, url_for

from application.permissions import Actor
from domain.roles import Role
from web import current
from web.pages.ways import CASE_PARTS

Sees = Callable[[Actor], bool]


def everybody(_: Actor) -> bool:
    """Whoever looks."""
    return True


def anybody(_: Actor) -> bool:
    """Whoever is signed in."""
    return True


def holders(*roles: Role) -> Sees:
    """Whoever holds one of these roles, for whichever agency."""
    return lambda actor: any(role in roles for role, _ in actor.subject.roles)


def parties(actor: Actor) -> bool:
    """Whoever acts for a firm."""
    return bool(actor.subject.firms())


def applicants(actor: Actor) -> bool:
    """Whoever acts for a firm, and whoever holds no role and may register one."""
    return parties(actor) or not actor.subject.roles


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A page that the menu leads to: its endpoint, its text, who sees it, and the endpoints of the pages that lie under it."""

    endpoint: str
    key: str
    seen_by: Sees
    under: frozenset[str] = frozenset()


STAFF = holders(Role.INTAKE_OFFICER, Role.DECIDER, Role.DISPUTE_REVIEWER)
"""Who has a desk."""
MENU = (
    Entry(endpoint="desk", key="site.desk", seen_by=STAFF),
    Entry(
        endpoint="cases",
        key="site.cases",
        seen_by=everybody,
        under=frozenset({"case", *(f"case_{part}" for part in CASE_PARTS)}),
    ),
    Entry(endpoint="apply", key="site.apply", seen_by=applicants, under=frozenset({"applying", "slip"})),
    Entry(
        endpoint="panels",
        key="site.panels",
        seen_by=holders(Role.EVALUATOR, Role.COMMITTEE_MEMBER, Role.CHAIR, Role.SECRETARY),
        under=frozenset(
            {"panel", "panel-case", "sheet", "tally", "sheets", "meetings", "meeting", "agenda", "reading-copy"}
        ),
    ),
    Entry(
        endpoint="disputes",
        key="site.disputes",
        seen_by=holders(Role.DISPUTE_REVIEWER),
        under=frozenset({"dispute", "workspace", "ruling"}),
    ),
    Entry(endpoint="calls", key="site.calls", seen_by=everybody, under=frozenset({"call"})),
    Entry(endpoint="dashboard", key="site.dashboard", seen_by=everybody, under=frozenset({"behind"})),
    Entry(endpoint="certificates", key="site.check", seen_by=everybody, under=frozenset({"certificate"})),
    Entry(endpoint="registers", key="registers.title", seen_by=everybody, under=frozenset({"office"})),
    Entry(endpoint="my-data", key="site.my-data", seen_by=anybody),
)


@dataclass(frozen=True, kw_only=True)
class Shown:
    """An entry as a page shows it; `at` is `page` for the page itself, `true` for one that lies under it."""

    address: str
    key: str
    at: str | None


def shown() -> tuple[Shown, ...]:
    """The menu for who looks; all that everybody sees where that is nobody yet."""
    actor = current.actor()
    return tuple(
        Shown(address=url_for(f"pages.{entry.endpoint}"), key=entry.key, at=_at(entry))
        for entry in MENU
        if (entry.seen_by(actor) if actor else entry.seen_by is everybody)
    )


def _at(entry: Entry) -> str | None:
    here = (request.endpoint or "").removeprefix("pages.")
    if here == entry.endpoint:
        return "page"
    return "true" if here in entry.under else None
