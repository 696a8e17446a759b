"""Drafts of sheets: what a judge has written so far, kept for that judge alone until the sheet is sealed.

A draft is no fact: saving one appends nothing. It is sealed under the judge's own key, and says within for which sheet,
as it stood, it was written: moved to another's it is nobody's, and once that sheet was sealed it is none any more, even
where it could not be thrown away. Who left the panel or was recused loses it.
"""

import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any
from unicodedata import normalize
from uuid import UUID

from application.office import Office, sheet_of
from application.ports import Loaded
from application.staging import require_reached
from domain.facts import Refused
from domain.panels import PANEL
from domain.panels.standing import on_panel, require_cleared, require_seat
from domain.rules.vocabulary import Word
from domain.sheets import SHEET, Sheet, sealing

DRAFT_BYTES = 128 << 10
"""Bytes of UTF-8 to which every draft is filled up before it is sealed, so that its length tells nothing."""


@dataclass(frozen=True, kw_only=True)
class MarkDrafted:
    """Points on one criterion and why, as far as the judge has written them."""

    criterion: Word
    points: Decimal | None
    justification: str | None


def save_draft(office: Office, id: UUID, *, case: UUID, judge: UUID, marks: tuple[MarkDrafted, ...]) -> None:
    """Keep a judge's draft in place of the one before, whatever its marks; who may not seal the sheet now may not draft it.

    Refuses `draft-too-long`.
    """
    sheet = office.log.load(SHEET, sheet_of(id, case, judge))
    panel = office.find(PANEL, id).state
    sealing.sealable(panel, sheet.state, case=case, judge=judge, on=office.today())
    require_reached(office, case, panel.stage)
    office.drafts.save(sheet.id, office.seal(_written(sheet, marks), "subject", judge))


def own_draft(office: Office, id: UUID, *, case: UUID, judge: UUID) -> tuple[MarkDrafted, ...]:
    """What a judge has drafted since the own sheet was last sealed, if anything. Refuses who may not score the case."""
    panel = office.find(PANEL, id).state
    assigned = on_panel(panel, case)
    require_seat(panel, judge, office.today())
    require_cleared(assigned, judge)
    sheet = office.log.load(SHEET, sheet_of(id, case, judge))
    sealed = office.drafts.load(sheet.id)
    text = office.keys.open(sealed) if sealed else None
    return _read(text, sheet) if text else ()


def discard_draft(office: Office, id: UUID, *, case: UUID, judge: UUID) -> None:
    """Throw a judge's own draft away, where there is one."""
    on_panel(office.find(PANEL, id).state, case)
    office.drafts.discard(sheet_of(id, case, judge))


def outlived(office: Office, *sheets: UUID) -> None:
    """Throw away drafts whose end was recorded. Where they cannot be, the fact stands all the same and they are dead."""
    with suppress(ConnectionError):
        office.drafts.discard(*sheets)


def _written(sheet: Loaded[Sheet], marks: tuple[MarkDrafted, ...]) -> str:
    lines = [{**asdict(one), "points": None if one.points is None else f"{one.points:f}"} for one in marks]
    text = normalize("NFC", json.dumps({"sheet": _as_it_stands(sheet), "marks": lines}, ensure_ascii=False))
    room = DRAFT_BYTES - len(text.encode())
    if room < 0:
        raise Refused("draft-too-long", most=DRAFT_BYTES // 1024)
    return text + " " * room


def _read(text: str, sheet: Loaded[Sheet]) -> tuple[MarkDrafted, ...]:
    draft: dict[str, Any] = json.loads(text)
    if draft["sheet"] != _as_it_stands(sheet):
        return ()
    return tuple(
        MarkDrafted(
            criterion=one["criterion"],
            points=None if one["points"] is None else Decimal(one["points"]),
            justification=one["justification"],
        )
        for one in draft["marks"]
    )


def _as_it_stands(sheet: Loaded[Sheet]) -> str:
    return f"{sheet.id}/{sheet.version}"
