"""A case replayed: how it stood after each fact, what the fact changed, two moments side by side, and what proves a fact."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from typing import Any
from uuid import UUID

import msgspec
from flask import Blueprint, abort, request, url_for

from application.actions import Action
from application.audit import receipts
from application.audit.ledger.notes import parse_note
from application.permissions import may
from web import current
from web.pages.acting import client
from web.pages.case_file import Case, a_case
from web.pages.rendering import LONGEST_POSITION, page, teller, text, told_criterion
from web.pages.things.naming import named
from web.pages.things.rooms import answer_of
from web.pages.things.showing import PARTY, shown
from web.pages.timeline import Entry, entries
from web.wording import forms
from web.wording.labels import LABELS, label
from web.wording.words import WORDS

SEOUL_OFFSET = "+09:00"
MINUTES = len("2021-04-01T10:00")
NOTHING, JOINED = "–", " › "
LEFT_OUT = frozenset({"position", "version", "changed_at", "agreement_version", "agreement_id", "id"})
"""What changes with every fact, or names a record."""
PARTIES = frozenset({"officer", "filed_by", "partner", "leads", "firm", "members", "signatories"})
"""Fields that are a person or a firm: told by name, masked where it is not for the viewer."""


@dataclass(frozen=True, kw_only=True)
class Change:
    """A field that changed, as words: what it is called, and what it was and is."""

    field: str
    before: str
    after: str
    caused_by: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class SignedHead:
    """The head of the list that a receipt leads to: of how many facts, their root in base64, and who signed it."""

    size: int
    root: str
    signers: tuple[str, ...]


def register(pages: Blueprint) -> None:
    """Give the pages their addresses."""
    pages.add_url_rule("/cases/<uuid:id>/timeline", view_func=replay, endpoint="replay")
    pages.add_url_rule("/cases/<uuid:id>/timeline/<int:number>", view_func=prove, endpoint="proof")
    pages.add_url_rule("/cases/<uuid:id>/comparison", view_func=compare, endpoint="comparison")


def replay(id: UUID) -> str:
    """The case as it stood after one of its facts, or at an instant; the newest where none is named."""
    case = a_case(id)
    told = _in_order(case)
    at = _place(told)
    now = told[at]
    schema = answer_of("applications.read")
    stood = client.get(f"/applications/{id}", known_by=_instant() or now.position)
    changed = list(_changes(id, told[at - 1].position, now.position)) if at else []
    return page(
        "replay.html",
        **_head(case),
        moments=[(number, _said(number, one)) for number, one in enumerate(told, 1)],
        nth=at + 1,
        of=len(told),
        entry=now,
        first=at == 0,
        changed=changed,
        changed_names={name for change in changed for name in change.field.split(JOINED)},
        when=request.args.get("when", ""),
        state=named(shown(schema, stood.body, without=frozenset({"demonstration", "papers_required"}))),
        as_of=_instant() and stood.body["as_of"],
        before=_address(id, at) if at else None,
        after=_address(id, at + 2) if at + 1 < len(told) else None,
        oldest=_address(id, 1),
        newest=_address(id, len(told)),
        label=lambda name, of=None: label(of or "case", name, current.language()),
        recomputed=_recomputed(id),
        proven=_concerns(now.position),
        further=[(text(said), url_for(f"pages.{endpoint}", id=id)) for endpoint, said in _further(case)],
    )


def compare(id: UUID) -> str:
    """Two moments of a case side by side: every field that differs, and the facts that changed it."""
    case = a_case(id)
    told = _in_order(case)
    one, other = _asked("from", told) or 1, _asked("to", told) or len(told)
    return page(
        "comparison.html",
        **_head(case),
        moments=[(number, _said(number, entry)) for number, entry in enumerate(told, 1)],
        one=one,
        other=other,
        changes=list(_changes(id, told[one - 1].position, told[other - 1].position)),
        facts={entry.position: (number, entry) for number, entry in enumerate(told, 1)},
        replayed=lambda number: _address(id, number),
    )


def prove(id: UUID, number: int) -> str:
    """What proves that a fact of the case stands in the record unaltered, and a place to verify it in this browser."""
    case = a_case(id)
    told = _in_order(case)
    if not 1 <= number <= len(told):
        abort(HTTPStatus.NOT_FOUND)
    entry = told[number - 1]
    receipt = client.get(f"/receipts/{entry.position}")
    signed = receipt.body["checkpoint"]
    return page(
        "proof.html",
        **_head(case),
        entry=entry,
        receipt=receipt.body,
        head=_signed_head(signed) if signed else None,
        back=_address(id, number),
    )


def _signed_head(checkpoint: str) -> SignedHead:
    note = parse_note(checkpoint.encode())
    _, size, root, *_ = note.text.split("\n")
    return SignedHead(size=int(size), root=root, signers=tuple(one.name for one in note.signatures))


def _head(case: Case) -> dict[str, Any]:
    return {"case": case, "title": teller().text(case.application.form.title), "receipt_no": case.application.receipt}


def _in_order(case: Case) -> list[Entry]:
    """The lines of the timeline, the oldest first."""
    told = list(reversed(entries(case.history)))
    if not told:
        abort(HTTPStatus.NOT_FOUND)
    return told


def _place(told: Sequence[Entry]) -> int:
    """The place of the moment that the address names: by its number, the last one known by a position, or at an instant."""
    if asked := _instant():
        known = [number for number, one in enumerate(told) if one.at <= datetime.fromisoformat(asked)]
        return known[-1] if known else 0
    if numbered := _asked("moment", told):
        return numbered - 1
    given = request.args.get("at", "")
    if not given:
        return len(told) - 1
    if not (given.isascii() and given.isdigit() and len(given) <= LONGEST_POSITION):
        abort(HTTPStatus.NOT_FOUND)
    known = [number for number, one in enumerate(told) if one.position <= int(given)]
    return known[-1] if known else 0


def _instant() -> str | None:
    """The instant that was picked, Korean time; null where none was."""
    return instant_of(request.args.get("when", ""))


def instant_of(picked: str) -> str | None:
    """An instant to the minute as a browser sends it, as one of Korean time; null for what is none."""
    written = f"{picked}:00{SEOUL_OFFSET}"
    try:
        datetime.fromisoformat(written)
    except ValueError:
        return None
    return written if len(picked) == MINUTES else None


def _asked(name: str, told: Sequence[Entry]) -> int | None:
    """The number of a moment of the case, from 1; null where the address names none."""
    given = request.args.get(name, "")
    numbered = given.isascii() and given.isdigit() and len(given) <= LONGEST_POSITION
    return int(given) if numbered and 1 <= int(given) <= len(told) else None


def _address(id: UUID, number: int) -> str:
    return url_for("pages.replay", id=id, moment=number)


def _said(number: int, entry: Entry) -> str:
    return f"{number}. {forms.moment(entry.at, current.language())} · {entry.telling.sentence}"


def _changes(id: UUID, one: int, other: int) -> Iterator[Change]:
    found = client.get(f"/applications/{id}/difference", from_known_by=one, to_known_by=other).body["changes"]
    for change in found:
        parts = [part for part in change["path"].replace("/", ".").split(".") if part]
        party = next((part for part in reversed(parts[:-1]) if not part.isdigit()), "") in PARTIES
        if party and parts[-1] == "id":
            yield Change(
                field=_named(parts[:-1]),
                before=_who(change["before"]),
                after=_who(change["after"]),
                caused_by=tuple(change["caused_by"]),
            )
        elif not party and parts and parts[-1] not in LEFT_OUT:
            yield Change(
                field=_named(parts),
                before=_told(change["before"], parts[-1]),
                after=_told(change["after"], parts[-1]),
                caused_by=tuple(change["caused_by"]),
            )


def _who(id: str | None) -> str:
    """Whom an id stands for, masked where the name is not for the viewer."""
    return teller().name(UUID(id)) if id else NOTHING


def _named(parts: Sequence[str]) -> str:
    """A field's name; one that the pages have no word for is named by its path."""
    language = current.language()
    known = [LABELS[part].in_language(language) for part in parts if part in LABELS]
    return JOINED.join(dict.fromkeys(known)) or ".".join(parts)


def _told(value: object, name: str) -> str:
    """A value in words."""
    language = current.language()
    match value:
        case None | "" | []:
            return NOTHING
        case bool():
            return text("yes") if value else text("no")
        case str():
            return WORDS[value].in_language(language) if value in WORDS else _text(value, name)
        case list():
            return ", ".join(_told(one, name) for one in value)
        case dict():
            return _together(value)
        case _:
            return msgspec.json.encode(value).decode()


def _together(value: Mapping[str, Any]) -> str:
    """A party by name; whatever else has fields, field by field."""
    if set(value) == PARTY:
        return _who(value["id"])
    return "; ".join(f"{_named([key])}: {_told(one, key)}" for key, one in _plain(value)) or NOTHING


def _text(value: str, name: str) -> str:
    return told_criterion(value, current.language()) if name in {"criterion", "code"} else value


def _plain(value: Mapping[str, Any]) -> list[tuple[str, Any]]:
    return [(key, one) for key, one in value.items() if key not in LEFT_OUT]


FURTHER = (
    (Action.EXPORT_BUNDLE, "bundle", "bundle.title"),
    (Action.ASK_COUNTERFACTUAL, "what-if", "what-if.title"),
    (Action.READ_READERS, "readers", "thing.readers"),
)
"""What else may be done with the record of a case: as what it is permitted, its page, and its name."""


def _further(case: Case) -> Iterator[tuple[str, str]]:
    actor = current.actor()
    for action, endpoint, said in FURTHER:
        if actor and may(actor, action, case.thing).allowed:
            yield endpoint, said


def _concerns(position: int) -> bool:
    """Whether the viewer may ask for the receipt of a fact."""
    actor = current.actor()
    if actor is None:
        return False
    recorded = receipts.fact_at(current.office(), position)
    return may(actor, Action.READ_RECEIPT, receipts.concerning(current.office(), recorded, actor)).allowed


def _recomputed(id: UUID) -> Mapping[str, Any] | None:
    """What recomputing the case came to, for who may ask."""
    found = client.look("/audit/recomputation", case=id)
    return found.body if found else None
