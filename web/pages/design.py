"""The page that shows every part that pages are made of, in each of its states. All it tells is invented."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from flask import Blueprint

from domain.applications import Status
from domain.certifications.standing import Standing
from domain.disputes.codes import Status as DisputeStatus
from domain.revocations import Status as RevocationStatus
from domain.rules.vocabulary import PaperKind, Track
from web import current
from web.pages import charts
from web.pages.rendering import money, page, text, today
from web.pages.timeline import Entry
from web.wording.facts import Quote, Telling
from web.wording.words import word

SECTIONS = (
    "colours",
    "letters",
    "marks",
    "links",
    "fields",
    "faults",
    "tables",
    "ways",
    "notices",
    "states",
    "confirm",
    "history",
    "hypothetical",
    "proof",
    "charts",
    "more",
)
RAMPS = ("primary", "secondary", "gray", "danger", "warning", "success", "information")
AT = datetime(2021, 4, 12, 5, 30, tzinfo=UTC)
YEARS = (2021, 2022, 2023)
CONTRACTS_WON = (1_860_000_000, 18_600_000_000, 9_412_340_000)


@dataclass(frozen=True, kw_only=True)
class Choice:
    """A facet's value, as a list would have it."""

    label: str
    count: int
    chosen: bool
    address: str
    code: str


@dataclass(frozen=True, kw_only=True)
class Facet:
    """A facet, as a list would have it."""

    name: str
    title: str
    choices: tuple[Choice, ...]


def register(pages: Blueprint) -> None:
    """Give the page its address."""
    pages.add_url_rule("/design", view_func=show, endpoint="design")


def show() -> str:
    """The page."""
    return page(
        "design.html",
        sections=[(text(f"design.{name}"), name) for name in SECTIONS],
        ramps=RAMPS,
        statuses=tuple(Status),
        others=(*DisputeStatus, *Standing, *RevocationStatus),
        soon=today() + timedelta(days=3),
        passed=today() - timedelta(days=2),
        won=money(CONTRACTS_WON[1]),
        tracks=[word(track, current.language()) for track in Track],
        track_choices=[(track, word(track, current.language())) for track in Track],
        paper_choices=[(kind, word(kind, current.language())) for kind in PaperKind],
        applied=_facets()[1].choices,
        tasks=_tasks(),
        facets=_facets(),
        entries=_entries(),
        bars=_bars(),
        outcomes=_outcomes(),
        funnel=_funnel(),
        months=_months(),
        wrong={
            "wrong-name": text("design.name-fault"),
            "wrong-points": text("design.points-fault"),
            "wrong-answer": text("design.answer-fault"),
        },
    )


def _tasks() -> tuple[Mapping[str, Any], ...]:
    def task(key: str, standing: str, words: str, **more: object) -> Mapping[str, Any]:
        begun = standing != "skipped"
        address = "#tables" if begun else None
        return {"said": text(key), "address": address, "standing": standing, "words": text(words), **more}

    return (
        task("design.task-form", "met", "design.finished"),
        task("design.task-papers", "under-way", "design.started", due=today() + timedelta(days=3)),
        task("design.task-sign", "waiting", "design.not-started"),
        task("design.task-submit", "skipped", "design.not-yet", hint=text("design.task-submit-hint")),
    )


def _facets() -> tuple[Facet, ...]:
    statuses = tuple(
        Choice(label="", count=count, chosen=status is Status.SUBMITTED, address="#ways", code=status)
        for status, count in ((Status.SUBMITTED, 1204), (Status.ELIGIBLE, 87), (Status.SELECTED, 12))
    )
    answers = tuple(
        Choice(label=text(f"design.{name}"), count=count, chosen=False, address="#ways", code=name)
        for name, count in (("eligible", 87), ("ineligible", 9))
    )
    return (
        Facet(name="status", title=text("facet.status"), choices=statuses),
        Facet(name="answer", title=text("design.answer"), choices=answers),
    )


def _entries() -> tuple[Entry, ...]:
    asked = Telling(
        sentence=text("design.entry"),
        changes=(text("design.entry-change"),),
        quotes=(Quote(label=text("design.reasons"), text=text("design.reasons-hint")),),
    )
    passed = Telling(sentence=text("design.entry-machine"), changes=(), quotes=())
    return (_entry(42, passed, machine=True), _entry(41, asked, machine=False))


def _entry(position: int, telling: Telling, *, machine: bool) -> Entry:
    return Entry(
        position=position,
        fact="application.supplement_requested",
        version=1,
        at=AT,
        telling=telling,
        who=text("design.person"),
        role=text("list.officer"),
        agency=text("agency.MSS"),
        acting_for=None,
        machine=machine,
        letter=None,
        purpose_first=False,
    )


def _bars() -> charts.Chart:
    return charts.bars(
        "contracts",
        text("design.value"),
        columns=(text("design.year"), text("design.value")),
        rows=[
            charts.Row(label=str(year), value=won, said=money(won), address="#charts")
            for year, won in zip(YEARS, CONTRACTS_WON, strict=True)
        ],
    )


def _outcomes() -> charts.Chart:
    names = ("design.year", "design.selected", "design.rejected", "design.open-count")
    return charts.stacked(
        "outcomes",
        text("design.outcomes"),
        columns=tuple(text(name) for name in names),
        rows=[("2021", (38, 61, 4)), ("2022", (52, 48, 20)), ("2023", (12, 7, 96))],
        total=text("design.total"),
    )


def _funnel() -> charts.Chart:
    steps = (("received", 1204), ("eligible-count", 870), ("selected", 212), ("published", 208))
    return charts.funnel(
        "funnel",
        text("design.funnel"),
        columns=(text("design.stage"), text("design.cases"), text("design.share")),
        rows=[charts.Row(label=text(f"design.{name}"), value=count, said=f"{count:,}") for name, count in steps],
    )


def _months() -> charts.Chart:
    return charts.line(
        "months",
        text("design.months"),
        columns=(text("design.month"), text("design.received"), text("design.selected")),
        places=[f"2021-{month:02d}" for month in range(1, 13)],
        series=[(4, 9, 31, 88, 12, 9, 6, 4, 40, 71, 15, 3), (0, 0, 0, 8, 8, 21, 21, 21, 21, 30, 38, 38)],
        step=True,
    )
