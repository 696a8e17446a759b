"""Convening a panel, changing who sits on it, and putting cases before it."""

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import date
from uuid import UUID

from domain.applications import Application, Status
from domain.facts import require
from domain.panels import Panel
from domain.panels.facts import CaseAssigned, Convened, Member, MemberDismissed, MemberReplaced
from domain.rules.vocabulary import Stage, Track
from domain.subjects import Subject
from domain.subjects.facts import SubjectKind
from domain.values import Sealed


def convene(
    *,
    call: UUID,
    track: Track,
    stage: Stage,
    size: int,
    members: tuple[Member, ...],
    chair: UUID,
    deputy: UUID,
    secretary: UUID,
    on: date,
) -> Convened:
    """Convene a panel of at least the plan's `size`; chair and deputy sit on it, the secretary does not."""
    people = [one.person for one in members]
    require(len(people) >= size, "too-few-members", needed=size, given=len(people))
    twice = [person for person, times in Counter(people).items() if times > 1]
    require(not twice, "double-seat", members=twice)
    require(chair in people, "chair-not-a-member", chair=chair)
    require(deputy in people, "deputy-not-a-member", deputy=deputy)
    require(chair != deputy, "chair-is-deputy")
    require(secretary not in people, "secretary-is-a-member", secretary=secretary)
    _require_terms(members, on)
    return Convened(
        call=call, track=track, stage=stage, members=members, chair=chair, deputy=deputy, secretary=secretary, on=on
    )


def require_people(subjects: Iterable[Subject]) -> None:
    """Refuse a firm on a seat."""
    for subject in subjects:
        require(subject.kind is SubjectKind.PERSON, "not-a-person")


def replace_member(panel: Panel, *, member: UUID, by: Member, reasons: Sealed, on: date) -> MemberReplaced:
    """Give a member's seat to another. Who left does not come back: old declarations and sheets would count again."""
    require(panel.member(member), "not-a-member", member=member)
    require(panel.member(by.person) is None, "double-seat", members=[by.person])
    require(by.person not in panel.left, "sat-before", member=by.person)
    require(by.person != panel.secretary, "secretary-is-a-member", secretary=by.person)
    _require_terms((by,), on)
    return MemberReplaced(member=member, by=by, reasons=reasons, on=on)


def dismiss_member(panel: Panel, *, member: UUID, reasons: Sealed, on: date) -> MemberDismissed:
    """Dismiss a member (해촉). The seat stays empty, and no longer counts among those enrolled."""
    require(panel.member(member), "not-a-member", member=member)
    return MemberDismissed(member=member, reasons=reasons, on=on)


def assign_case(
    panel: Panel,
    application: Application,
    *,
    case: UUID,
    others: Iterable[Panel],
    lost: Collection[Stage] = (),
    heard: frozenset[UUID] = frozenset(),
    on: date,
) -> CaseAssigned:
    """Put an eligible case of the panel's call and track before it.

    `others` are the stage's other panels, without those whose tally of the case lost its quorum: it is scored anew. `lost`
    are the stages whose result rests on such a tally; none after them goes on before they were scored anew. `heard` had a seat
    where a remand took the case from: a remanded case goes before a new panel, none of whom heard it (assumed).
    """
    require(
        (application.call, application.track) == (panel.call, panel.track),
        "case-of-another-call",
        track=application.track,
    )
    require(application.status is Status.ELIGIBLE, "not-under-evaluation", status=application.status)
    require(not any(case in one.cases for one in (panel, *others)), "case-on-a-panel")
    require(not heard & set(panel.people()), "panel-not-new")
    earlier = list(Stage)[: list(Stage).index(panel.stage)]
    behind = next((stage for stage in earlier if stage in lost), None)
    require(behind is None, "stage-lost-its-quorum", stage=behind)
    return CaseAssigned(case=case, on=on)


def _require_terms(members: Iterable[Member], on: date) -> None:
    for one in members:
        require(one.first <= on <= one.last, "term-not-covering", first=one.first, last=one.last, day=on)
