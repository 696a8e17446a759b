"""How a dispute is answered: whole, or as far as its objector was told."""

from dataclasses import asdict, replace
from datetime import date
from uuid import UUID

from application.dispute_register import Line, days_left
from application.disputed import case_of
from application.office import Found, Office
from application.remedying import displaced
from domain.disputes import Dispute, Remedy, Reviewing, Supplement
from domain.disputes.facts import AnswerExtended, PointRuled
from domain.rules.vocabulary import Finding
from web.api.naming import Names, opened
from web.current import language
from web.wording import objections


def as_objector(found: Found[Dispute]) -> Found[Dispute]:
    """A dispute as its objector knows it: the ruling and its remedies from the result's sending on.

    Never who reviews, nor whose place on the list fell.
    """
    dispute = found.state
    told = replace(dispute, reviewers=_hidden(dispute), remedies=tuple(map(_without_others, dispute.remedies)))
    if dispute.notified is None:
        told = replace(told, ruling=None, remedies=())
    return replace(found, state=told)


def _without_others(one: Remedy) -> Remedy:
    return replace(one, effectuated=one.effectuated and replace(one.effectuated, displaced=()))


def _hidden(dispute: Dispute) -> tuple[Reviewing, ...]:
    """That somebody reviews is told, who does is not."""
    reviewed = any(one.cleared for one in dispute.reviewers)
    return (Reviewing(person=dispute.objector, conflict=False),) if reviewed else ()


def line_of(then: Office, id: UUID, dispute: Dispute, *, version: int | None, names: Names) -> dict[str, object]:
    """A dispute in a list, as it stands or stood."""
    plain = ("application", "notice", "regime", "ground", "received", "status", "object_by", "answer_by")
    return {
        "id": id,
        "version": version,
        "objector": names.of(dispute.objector),
        **{name: getattr(dispute, name) for name in plain},
        "working_days_left": days_left(then, dispute),
        "missed": dispute.missed
        and {name: getattr(dispute.missed, name) for name in ("due", "consequence", "appeal_by")},
        "result": dispute.ruling and dispute.ruling.result,
    }


def register_line(then: Office, line: Line, names: Names) -> dict[str, object]:
    """A line of the register."""
    told = line_of(then, line.id, line.dispute, version=None, names=names)
    return {
        **told,
        "number": line.number,
        "receipt": line.receipt,
        "working_days_left": line.working_days_left,
        "overdue": line.overdue,
    }


def file_of(then: Office, found: Found[Dispute], *, version: int | None) -> dict[str, object]:
    """A whole dispute, as it stands or stood; the objector is told no version, which would tell how far the review has come.

    Nor whose place on the list fell since: those are other firms' cases, and the agency's to look after.
    """
    dispute = found.state
    reviewers = [one for one in dispute.reviewers if one.person != dispute.objector]
    names = Names([dispute.objector, *(one.person for one in reviewers)])
    ruled = {one.point: one for one in dispute.ruling.points} if dispute.ruling else {}
    answered = dispute.arrived or dispute.notified
    return {
        **line_of(then, found.id, dispute, version=version, names=names),
        "points": [_point(dispute, number, ruled.get(number)) for number in range(1, len(dispute.points) + 1)],
        "findings": [_finding(one) for one in dispute.findings],
        "missing": dispute.missing,
        "supplement_due": dispute.supplement and dispute.supplement.due,
        "reviewers": [_reviewer(one, names) for one in reviewers],
        "supplement_requests": [_supplement(one) for one in dispute.requested],
        "extension": dispute.extended and _extension(dispute.extended),
        "remedies": [_remedy(one, then.today()) for one in dispute.remedies],
        "displaced": _displaced(then, found) if version is not None and dispute.notified else [],
        "told": opened(dispute.notified.text) if dispute.notified else None,
        "appeal_by": answered.appeal_by if answered else None,
    }


def _point(dispute: Dispute, number: int, ruled: PointRuled | None) -> dict[str, object]:
    point = dispute.points[number - 1]
    return {
        "number": number,
        "target": asdict(point.target),
        "arguments": [opened(one.text) for one in point.arguments],
        "evidence": [
            {"argument": one.argument, "id": one.paper.id, "file_name": opened(one.paper.label)}
            for one in dispute.evidence
            if one.point == number
        ],
        "sought": asdict(point.sought),
        "result": ruled and ruled.result,
        "ground": ruled and ruled.ground,
        "reasons": opened(ruled.reasons) if ruled else None,
    }


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "criterion": finding.criterion,
        "title": objections.title(finding.criterion, language()),
        "met": finding.met,
        "because": objections.sentence(finding.because, language()),
        "source": finding.source,
    }


def _reviewer(one: Reviewing, names: Names) -> dict[str, object]:
    return {
        "person": names.of(one.person),
        "conflict": one.conflict,
        "barred": one.barred,
        "involved": [asdict(part) for part in one.involved],
    }


def _supplement(one: Supplement) -> dict[str, object]:
    plain = ("contents", "requested", "due", "pauses")
    return {**{name: getattr(one, name) for name in plain}, "reasons": opened(one.reasons)}


def _extension(extended: AnswerExtended) -> dict[str, object]:
    plain = ("days", "answer_by", "source", "on")
    return {**{name: getattr(extended, name) for name in plain}, "reasons": opened(extended.reasons)}


def _displaced(then: Office, found: Found[Dispute]) -> list[dict[str, object]]:
    return [asdict(one) for one in displaced(then, case_of(then, found.id))] if found.state.remedies else []


def _remedy(one: Remedy, today: date) -> dict[str, object]:
    done = one.effectuated
    return {
        "number": one.number,
        "points": one.points,
        "remedy": asdict(one.remedy),
        "due": one.due,
        "overdue": done is None and one.due < today,
        "effectuated": done and done.position,
        "displaced": [case.application for case in done.displaced] if done else [],
    }
