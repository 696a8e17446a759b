"""The objection register (이의신청 처리대장), its export, what is due, and what auditors ask for."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from flask import Response

from application import dispute_register, looking
from application.actions import Action
from application.dispute_register import Line
from application.office import Office
from application.permissions import BOTH_AGENCIES
from web.api.answering import answer, position
from web.api.as_of import as_of, as_of_or_now, standing, told
from web.api.asking import allowed, asks, me
from web.api.blueprints import Blueprint
from web.api.dispute_answers import register_line
from web.api.dispute_schemas import DisputesAnswer, DisputesQuery, ListsAnswer
from web.api.exports import Cell, Sheet, SheetQuery, answers_sheet, exported
from web.api.naming import Names
from web.current import language, office
from web.wording.words import word

blueprint = Blueprint(
    "dispute_lists", __name__, description="The objection register, what is due, the auditors' lists."
)


@blueprint.get("/disputes")
@asks(Action.LIST_DISPUTES)
@blueprint.arguments(DisputesQuery, location="query")
@blueprint.response(200, DisputesAnswer)
def register(query: dict[str, Any]) -> Response:
    """The objection register of your agencies, a reviewer's own disputes; with `due`, what waits, the most pressing first."""
    asked = as_of(query)
    with standing(asked) as then:
        lines = _lines(then)
        shown = dispute_register.due(lines) if query["due"] else lines
        names = Names(one.dispute.objector for one in shown)
        body = {"disputes": [register_line(then, one, names) for one in shown], "as_of": told(asked)}
    return answer(body, position=position())


@blueprint.get("/disputes/sheet")
@asks(Action.LIST_DISPUTES)
@answers_sheet
@blueprint.arguments(SheetQuery, location="query")
@blueprint.response(200, {"type": "string", "format": "binary"}, description="The sheet.")
def export(query: dict[str, Any]) -> Response:
    """The objection register (이의신청 처리대장) as a sheet."""
    with standing(as_of(query)) as then:
        lines = _lines(then)
    names = Names(one.dispute.objector for one in lines)
    rows = (_row(one, names) for one in lines)
    return exported(Sheet(name="disputes", titles=_titles(), rows=rows, as_of=as_of_or_now(query)), query["kind"])


@blueprint.get("/audit/disputes")
@asks(Action.READ_DISPUTE_LISTS)
@blueprint.response(200, ListsAnswer)
def lists() -> Response:
    """Overturned decisions by ground, remedy, panel and evaluator, days to answer, answers missed, what came after a remand."""
    allowed(Action.READ_DISPUTE_LISTS, BOTH_AGENCIES)
    found = dispute_register.lists(office(), looking.scope_of(me()).agencies)
    body = {
        "overturned": len(found.overturned),
        "missed": found.missed,
        "days_to_answer": [{"dispute": one.dispute, "days": one.days} for one in found.days_to_answer],
        "by_ground": _counted(found.by_ground),
        "by_remedy": _counted(found.by_remedy),
        "by_panel": _counted(found.by_panel),
        "by_evaluator": _counted(found.by_evaluator),
        "after_remand": _counted(found.after_remand),
    }
    return answer(body, position=position())


def _lines(then: Office) -> tuple[Line, ...]:
    """What of the register the asker may read: their agencies' lines, and those of disputes they were asked to review."""
    allowed(Action.LIST_DISPUTES, BOTH_AGENCIES)
    return dispute_register.register(then, looking.scope_of(me()).agencies, reviewer=me().id)


def _counted(counts: Mapping[str, Sequence[UUID]]) -> list[dict[str, object]]:
    return [{"of": of, "count": len(disputes), "disputes": disputes} for of, disputes in counts.items()]


def _titles() -> list[str]:
    korean = [
        "번호",
        "접수번호",
        "신청인",
        "접수일",
        "적용 규정",
        "답변 기한",
        "상태",
        "결과",
        "결과 통지일",
        "불복 기한",
        "답변 기한 경과",
        "경과의 효과",
    ]
    english = [
        "no.",
        "receipt",
        "objector",
        "received",
        "law",
        "answer by",
        "status",
        "result",
        "sent",
        "appeal by",
        "missed",
        "effect",
    ]
    return korean if language() == "ko" else english


def _row(line: Line, names: Names) -> Sequence[Cell]:
    dispute, said = line.dispute, language()
    answered = dispute.arrived or dispute.notified
    return (
        line.number,
        line.receipt,
        names.label(dispute.objector),
        dispute.filed,
        word(dispute.regime, said),
        dispute.answer_by,
        word(dispute.status, said),
        word(dispute.ruling.result, said) if dispute.ruling else None,
        dispute.notified.on if dispute.notified else None,
        answered.appeal_by if answered else None,
        dispute.missed.due if dispute.missed else None,
        word(dispute.missed.consequence, said) if dispute.missed else None,
    )
