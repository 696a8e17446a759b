"""What every template can say: texts, words and figures in the language chosen, and addresses of this view."""

from collections.abc import Collection
from datetime import date, datetime
from fractions import Fraction
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from flask import g, render_template, request
from markupsafe import Markup, escape

from application.masking import may_unmask
from application.views.book import CallRow, RegisterRow
from domain.access.facts import Purpose
from domain.values import Sealed, seoul_day
from web import current
from web.masking import name_of, something_masked, stated_purpose
from web.pages import menu, visiting
from web.wording import acts, findings, forms
from web.wording.pages import TEXTS
from web.wording.readings import READINGS
from web.wording.rubric import criterion
from web.wording.telling import UNREADABLE, Teller
from web.wording.words import Wording, word

WHOLE = "form"
"""Under this name stands a fault that belongs to no field of its own."""
LONGEST_POSITION = 18
"""Digits."""
ALTERED = Wording("(기록과 맞지 않는 내용)", "(text does not match the record)")


class Names:
    """Names from the register, each asked for once a page."""

    def __init__(self) -> None:
        self._rows: dict[UUID, RegisterRow | None] = {}

    def load(self, ids: Collection[UUID]) -> None:
        """Ask for several at once."""
        wanted = [id for id in ids if id not in self._rows]
        if wanted:
            found = current.office().book.register(wanted)
            self._rows.update({id: found.get(id) for id in wanted})

    def keep(self, rows: Collection[RegisterRow]) -> None:
        """Know these, which were asked for elsewhere."""
        self._rows.update({row.id: row for row in rows})

    def row(self, id: UUID) -> RegisterRow | None:
        """A subject's row in the register, None where its key was destroyed."""
        self.load([id])
        return self._rows[id]

    def __call__(self, id: UUID) -> str | None:
        """A subject's name, masked where it is not for whoever looks."""
        return name_of(self.row(id))


def names() -> Names:
    """The names this page has asked for."""
    if "names" not in g:
        g.names = Names()
    kept: Names = g.names
    return kept


def opened(sealed: Sealed) -> str | None:
    """A sealed text for whom may read it: None where its key was destroyed; one that was altered says so."""
    try:
        return current.office().keys.open(sealed)
    except ValueError:
        return ALTERED.in_language(current.language())


def teller() -> Teller:
    """Who tells the facts of this page."""
    return Teller(language=current.language(), named=names(), opened=opened)


def text(key: str, **values: object) -> str:
    """A text of the pages."""
    return TEXTS[key].in_language(current.language()).format(**values)


def page(template: str, **values: object) -> str:
    """A page. `faults` says what is wrong with a form, by the names of its fields, and `typed` what was typed in them."""
    return render_template(template, **{**context(), **values})


def here(**changed: str | None) -> str:
    """This address with some of its parameters changed, or taken away where None."""
    kept = [(name, value) for name, value in request.args.items(multi=True) if name not in changed]
    new = [(name, value) for name, value in changed.items() if value is not None]
    return address(request.path, [*kept, *new])


def address(path: str, pairs: list[tuple[str, str]]) -> str:
    """An address from its path and parameters."""
    return f"{path}?{urlencode(pairs)}" if pairs else path


def call_title(row: CallRow) -> str:
    """A call's title, an invented one marked as such."""
    title = teller().text(row.call.terms.title)
    return f"{title} {text('call.invented')}" if row.call.demonstration else title


def today() -> date:
    """The legal day by the office clock."""
    return current.office().today()


def context() -> dict[str, Any]:
    """What the templates find under these names."""
    language = current.language()
    return {
        "t": text,
        "language": language,
        "other_language": "en" if language == "ko" else "ko",
        "word": lambda code: word(code, language),
        "say": lambda wording: wording.in_language(language),
        "number": forms.number,
        "size": forms.size,
        "day": lambda on: forms.day(on, language),
        "moment": lambda at: forms.moment(at, language),
        "until": lambda at: forms.until(at, language),
        "due": lambda last: forms.due(last, today(), language),
        "near": lambda on: forms.near(on, today(), language),
        "clock": lambda at: forms.clock(at, language),
        "seoul_day": seoul_day,
        "distance": lambda last: forms.distance(last, today(), language),
        "working_days": lambda left: forms.working_days(left, language),
        "overdue": lambda last: last < today(),
        "criterion": lambda code: criterion(code, language),
        "as_day": date.fromisoformat,
        "as_moment": datetime.fromisoformat,
        "told_criterion": lambda code: told_criterion(code, language),
        "money": money,
        "figure": figure,
        "name": lambda id: teller().name(id),
        "call_title": call_title,
        "reading": lambda number: READINGS[number].in_language(language) if number in READINGS else "",
        "destroyed": UNREADABLE.in_language(language),
        "here": here,
        "actor": current.actor(),
        "demonstration": current.doors().demonstration,
        "chosen": visiting.chosen,
        "entrance": current.doors().entrance is not None,
        "entered_as": current.actor() if not current.doors().demonstration else None,
        "form_token": visiting.form_token,
        "acts": acts.ACTS,
        "field_label": lambda endpoint, name: acts.field_label(endpoint, name, language),
        "field_hint": lambda endpoint, name: acts.field_hint(endpoint, name, language),
        "done": done(),
        "menu": menu.shown,
        "faults": {},
        "typed": {},
        "masked": something_masked,
        "purpose": stated_purpose,
        "purposes": tuple(Purpose) if may_unmask(current.actor()) else (),
    }


def done() -> tuple[str, int | None] | None:
    """What was done just before this page was asked for, and where it stands in the log, as its address says."""
    act, at = request.args.get("done", ""), request.args.get("at", "")
    if act not in acts.ACTS:
        return None
    position = int(at) if at.isascii() and at.isdigit() and len(at) <= LONGEST_POSITION else None
    return acts.ACTS[act].title.in_language(current.language()), position


def figure(exact: str) -> Markup:
    """An exact figure of a computation to two places, as it is with the fraction one hover or focus away."""
    short = forms.figure(exact)
    if Fraction(short) == Fraction(exact):
        return escape(short)
    return Markup('<abbr title="{}" tabindex="0">{}</abbr>').format(exact, short)


def told_criterion(code: str, language: str) -> str:
    """What a criterion is called, whether points are given by it or eligibility is judged by it."""
    return findings.title(code, language) if code in findings.TITLES else criterion(code, language)


def money(amount: int) -> Markup:
    """An amount as it is spoken of, with the exact figure one hover or focus away."""
    language = current.language()
    short, exact = forms.short_won(amount, language), forms.won(amount, language)
    if short == exact:
        return escape(exact)
    return Markup('<abbr class="money" title="{}" tabindex="0">{}</abbr>').format(exact, short)
