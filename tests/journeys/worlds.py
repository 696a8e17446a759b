"""Two worlds that differ only in what is hidden, and everything that anybody may ask of them.

Both are told by the same story with the same ids on the same clock. In between stands what only judges know of
themselves: who drafted or sealed a sheet, with which marks, and when.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import product
from uuid import UUID, uuid4

import pytest
from flask import Flask
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from adapters.clocks import NumberedIds
from application import convening, disputing, drafting, opening, privacy, revoking, scoring, selecting
from application.disputing import ObjectionTyped, PointTyped
from application.drafting import MarkDrafted
from application.office import Found, disposal_of, letter_of
from application.ports import beginning
from application.record import By, Recorded
from domain.applications import APPLICATION
from domain.calls.facts import RetentionClass
from domain.disposals import DISPOSAL
from domain.disposals.facts import DisposalOf, Proposed
from domain.disputes import DISPUTE, Dispute
from domain.disputes.codes import RemedyKind
from domain.disputes.facts import Sought
from domain.panels.facts import Ground
from domain.privacy.facts import Holding, RequestKind
from domain.privacy.facts import Outcome as PrivacyOutcome
from domain.revocations.facts import Ground as RevocationGround
from domain.roles import Role
from domain.rules.vocabulary import Stage
from domain.subjects.facts import Capacity
from domain.values import Agency
from tests import evaluations, panels, scenes
from tests.certifications import confirmed
from tests.evaluations import Course, decider
from tests.offices import TestOffice
from tests.panels import Sitting, as_judge
from tests.scenes import an_open_call, applicant, officer
from tests.web.applications import an_application
from web.app import create_app
from web.doors import Person

API = "/api/v1"
MORNING = datetime(2021, 3, 19, 0, 0, tzinfo=UTC)
LATER = datetime(2021, 4, 12, 0, 0, tzinfo=UTC)
"""When what everybody may see goes on, after the secret in either world."""
NO_GRADE = UUID(int=1)
"""Firms of this track are given none."""
Plant = Callable[[Flask, "World"], None]


@dataclass(kw_only=True)
class World:
    """An office in which three cases are before panels: one being scored, one closed and not opened, one decided."""

    at: TestOffice
    course: Course
    people: Mapping[str, UUID]
    ids: Mapping[tuple[str, str], Sequence[object]]
    open_case: UUID
    closed_case: UUID
    together: Mapping[tuple[str, ...], tuple[tuple[object, ...], ...]] = field(default_factory=dict)
    """What a route with two ids is asked for, by what it is about and their names; else every id with every other."""
    begun: int = 0
    """The position of the last fact before the secret."""
    plant: Plant | None = None
    """Adds a route to every web process, which is told from this world."""
    apps: dict[str, Flask] = field(default_factory=dict)
    heard: "dict[str, list[Heard]]" = field(default_factory=dict)
    """What people were answered to every question, in this world and its pair, by who asked."""

    def with_a_route(self, plant: Plant) -> "World":
        """The same world behind web processes that have a route more."""
        return replace(self, plant=plant, apps={}, heard={})

    def app(self, person: str) -> Flask:
        """A web process whose pages this person looks at."""
        if person not in self.apps:
            looking = Person(id=self.people[person], name="(가상) 보는 사람", role="역할")
            doors = replace(self.at.doors, visitor=looking.id, people=(looking,))
            app = create_app(self.at.office, doors) if self.plant else an_application(self.at.office, doors)
            if self.plant:
                self.plant(app, self)
            self.apps[person] = app
        return self.apps[person]

    def sitting(self, case: UUID) -> Sitting:
        """The panel that hears the firms, on a case."""
        return self.course.sitting(Stage.FACE_TO_FACE, case)

    def ask(
        self,
        person: str,
        path: str,
        *,
        body: object = None,
        version: int | None = None,
        method: str | None = None,
        after: int | None = None,
        purpose: str | None = "AUDIT",
    ) -> TestResponse:
        """What a person is answered: a GET, or a POST where there is a body, unless told."""
        headers = {"Authorization": f"Bearer {self.at.token(self.people[person])}"} if path.startswith(API) else {}
        if purpose is not None:
            headers["Sangsaeng-Purpose"] = purpose
        if version is not None:
            headers["If-Match"] = f'"{version}"'
        if after is not None:
            headers["Sangsaeng-After"] = str(after)
        client = self.app(person).test_client(use_cookies=False)
        method = method or ("GET" if body is None else "POST")
        return client.open(path, method=method, headers=headers, json=body, buffered=True)


@dataclass(frozen=True, kw_only=True)
class Heard:
    """A question, its answer in one world with what it left in the log there, and its answer in the other."""

    rule: str
    path: str
    answer: TestResponse
    left: Sequence[Recorded]
    elsewhere: TestResponse


Secret = Callable[[World, UUID], None]


def in_one_world(world: World, case: UUID) -> None:
    """Two judges seal, generously and early; one of them takes the sheet back and seals again. Two others draft.

    One of those seals, too, where the scoring is to be closed: with fewer sheets than the quorum it cannot be.
    """
    judges = world.sitting(case).people
    _draft(world, case, judges[1], 85)
    _draft(world, case, judges[5], 75)
    _seal(world, case, judges[3], 90)
    world.at.clock.advance(timedelta(minutes=3))
    _seal(world, case, judges[4], 80)
    scoring.reopen_sheet(world.at.office, world.sitting(case).panel, case=case, judge=judges[4], by=as_judge(judges[4]))
    _seal(world, case, judges[4], 95)
    if case == world.closed_case:
        _seal(world, case, judges[5], 75)


def in_the_other(world: World, case: UUID) -> None:
    """Three judges seal, sternly and late; two of them others than in the one world. One of the others drafts."""
    judges = world.sitting(case).people
    _draft(world, case, judges[3], 25)
    world.at.clock.advance(timedelta(minutes=40))
    for judge, percent in ((judges[5], 20), (judges[4], 15), (judges[1], 30)):
        _seal(world, case, judge, percent)
        world.at.clock.advance(timedelta(minutes=1))


def a_world(at: TestOffice, secret: Secret) -> World:
    """A world with this secret in it, its book up to date, in an office where it is `MORNING`."""
    with pytest.MonkeyPatch.context() as patch:
        _numbered(patch, 2)
        world = replace(_begun(at), begun=at.log.head())
        _numbered(patch, 3)
        for case in (world.open_case, world.closed_case):
            secret(world, case)
        _numbered(patch, 4)
        at.clock.set(LATER)
        _goes_on(world)
        at.catch_up()
        at.seal()
        return world


def _numbered(patch: pytest.MonkeyPatch, series: int) -> None:
    """Give the story's people, firms and cases ids of a series, however many the secret before it took."""
    ids = NumberedIds(series)
    for module in (scenes, panels, evaluations):
        patch.setattr(module, "uuid4", ids.new)


def _begun(at: TestOffice) -> World:
    scene = an_open_call(at)
    course = Course(scene)
    decided, meeting = course.evaluated()
    course.decide(decided, meeting)
    for notice in (notices := course.notices(decided, remedies=None)):
        course.arrive(notice)
    selecting.list_selection(at.office, scene.call, track=course.track, by=officer())
    selecting.publish_selection(at.office, scene.call, track=course.track, by=decider())
    open_case, closed_case = course.case(), course.case()
    for case in (open_case, closed_case):
        course.hear(case, Stage.FACE_TO_FACE)
        sitting = course.sitting(Stage.FACE_TO_FACE, case)
        sitting.declare(*sitting.people)
        at.clock.advance(timedelta(hours=1))
    form = at.office.find(APPLICATION, open_case).state.form
    assert form.partner
    people = {
        "chair": sitting.chair,
        "secretary": sitting.secretary,
        "judge who sealed": sitting.people[2],
        "judge who did not": sitting.people[6],
        "judge with a secret": sitting.people[4],
        "judge with a draft": sitting.people[1],
        "committee member": course.sittings[Stage.DELIBERATION].people[3],
        "officer": scene.officer(Agency.MSS),
        "decider": scene.person("(가상) 결정권자", (Role.DECIDER, Agency.MSS)),
        "auditor": scene.person("(가상) 감사관", (Role.AUDITOR, None)),
        "dispute reviewer": scene.person("(가상) 검토", (Role.DISPUTE_REVIEWER, None)),
        "lead": scene.acting_for(form.leads[0]),
        "partner": scene.acting_for(form.partner, Capacity.STAFF),
        "stranger": scene.person("(가상) 지나가는 사람"),
        "operator": scene.person("(가상) 운영자", (Role.OPERATOR, None)),
    }
    cases = (open_case, closed_case, decided)
    papers = tuple(paper.id for case in cases for paper in course.state(case).papers[:1])
    objected = _objected(course, decided, notices[0])
    certification = confirmed(course.scene.office, decided, decider())
    own_papers = (*zip(cases, papers, strict=True), (decided, papers[0]))
    hearing, deliberating = (course.sittings[stage].panel for stage in (Stage.FACE_TO_FACE, Stage.DELIBERATION))
    before = (*((one.panel, decided) for one in course.sittings.values()), (deliberating, open_case))
    world = World(
        at=at,
        course=course,
        people=people,
        open_case=open_case,
        closed_case=closed_case,
        ids={
            ("applications", "id"): cases,
            ("applications", "paper"): papers,
            ("cases", "id"): cases,
            ("cases", "paper"): papers,
            ("cases", "number"): (1, 2),
            ("apply", "id"): cases,
            ("calls", "id"): (scene.call,),
            ("panels", "id"): tuple(one.panel for one in course.sittings.values()),
            ("panels", "case"): cases,
            ("meetings", "id"): (meeting,),
            ("meetings", "case"): cases,
            ("panels", "meeting"): (meeting,),
            ("notices", "id"): notices,
            ("disputes", "id"): (objected.id,),
            ("disputes", "paper"): (objected.state.evidence[0].paper.id,),
            ("certifications", "id"): (certification,),
            ("letters", "id"): tuple(letter_of(about, 1) for about in (*cases, *notices, certification)),
            ("certificates", "number"): ("2021-1-IG-0001-P01",),
            ("revocations", "id"): (_reported(course, decided),),
            ("public-bodies", "id"): (form.leads[0],),
            ("disposals", "id"): (_proposed(course, decided),),
            ("privacy-requests", "id"): (
                _asked(course, people["judge who sealed"]),
                _told(course, _asked(course, people["partner"])),
            ),
            ("people", "id"): (people["judge with a secret"], people["judge who sealed"], people["officer"]),
            ("firms", "id"): (form.leads[0], form.partner),
            ("rules", "version"): ("v2021_1",),
            ("acts", "act"): ("eligibility.assign", "eligibility.judge"),
            ("docs", "name"): ("swagger-ui.css",),
            ("static", "filename"): ("parts.css",),
            ("ledger", "level"): ("0",),
            ("ledger", "index"): ("000.p/9",),
            ("receipts", "position"): (1, 2),
        },
        together={
            ("applications", "id", "paper"): own_papers,
            ("cases", "id", "paper"): own_papers,
            ("panels", "case", "id"): tuple(
                (case, panel) for panel, case in ((hearing, open_case), (hearing, closed_case), *before)
            ),
        },
    )
    for case in (open_case, closed_case):
        _seal(world, case, people["judge who sealed"], 70)
    return world


def _reported(course: Course, case: UUID) -> UUID:
    """What is looked into against the case."""
    ground, by = RevocationGround.AGREEMENT_BREACHED, decider()
    return revoking.report(course.scene.office, case, ground=ground, party=None, text="(가상) 신고", by=by).stream


def _proposed(course: Course, case: UUID) -> UUID:
    """A disposal of the case, as it would be proposed in a later year."""
    fact = Proposed(
        of=DisposalOf.CASE,
        thing=case,
        retention=RetentionClass.YEARS_1,
        completed=MORNING.date(),
        kept_until=MORNING.date(),
        on=MORNING.date(),
    )
    by = opening.by_machine(UUID(int=3))
    return course.scene.office.log.append(beginning(DISPOSAL, disposal_of(case, 1), fact), by=by).stream


def _asked(course: Course, person: UUID) -> UUID:
    """What somebody asked about their own data: a judge, too, who may have sealed a sheet."""
    by = By(subject=person, role=Role.APPLICANT, cause=uuid4())
    return privacy.ask(course.scene.office, person, kind=RequestKind.ACCESS, wish="(가상) 모두", by=by).stream


def _told(course: Course, request: UUID) -> UUID:
    by = By(subject=UUID(int=4), role=Role.PRIVACY_OFFICER, cause=uuid4())
    granted = {"outcome": PrivacyOutcome.GRANTED, "ground": None, "withheld": frozenset[Holding]()}
    privacy.answer_access(course.scene.office, request, **granted, reasons="(가상) 알립니다.", by=by)  # type: ignore[arg-type]
    return request


def _objected(course: Course, case: UUID, notice: UUID) -> Found[Dispute]:
    """An objection, for what it is: against a notice that refuses nothing. It comes with a paper."""
    sought = Sought(kind=RemedyKind.REPLACE_DECISION)
    point = PointTyped(sought=sought, arguments=("(가상) 이유",))
    office = course.scene.office
    dispute = disputing.file_objection(
        office,
        notice,
        objection=ObjectionTyped(points=(point,)),
        objector=course.state(case).form.leads[0],
        agent=None,
        received=office.clock.now(),
        by=applicant(),
    ).stream
    disputing.attach_evidence(
        office,
        dispute,
        point=1,
        argument=1,
        file_name="증거.pdf",
        media_type="application/pdf",
        data=scenes.PDF,
        by=applicant(),
    )
    return office.find(DISPUTE, dispute)


def _goes_on(world: World) -> None:
    """What everybody may see goes on: a challenge, a recusal, a scoring closed, a firm registered, a case filed."""
    office, sitting = world.at.office, world.sitting(world.open_case)
    lead = world.course.state(world.open_case).form.leads[0]
    convening.raise_challenge(
        office,
        sitting.panel,
        case=world.open_case,
        member=sitting.people[3],
        party=lead,
        grounds=(Ground.ADVISED,),
        reasons="(가상) 자문한 적이 있습니다.",
        by=applicant(world.people["lead"]),
    )
    sitting.recuse(sitting.people[5])
    world.sitting(world.closed_case).close()
    world.course.scene.firm("(가상) 늦봄")
    world.course.case()


def _seal(world: World, case: UUID, judge: UUID, percent: int) -> None:
    marks = world.course.marks(Stage.FACE_TO_FACE, percent)
    scoring.seal_sheet(
        world.at.office, world.sitting(case).panel, case=case, judge=judge, marks=marks, by=as_judge(judge)
    )


def _draft(world: World, case: UUID, judge: UUID, percent: int) -> None:
    typed = world.course.marks(Stage.FACE_TO_FACE, percent)
    marks = tuple(MarkDrafted(criterion=one.criterion, points=one.points, justification=None) for one in typed[:2])
    drafting.save_draft(world.at.office, world.sitting(case).panel, case=case, judge=judge, marks=marks)


QUERIES: Mapping[str, tuple[str, ...]] = {
    "/": ("", "?status=ELIGIBLE", "?lang=en"),
    f"{API}/applications": ("", "?status=ELIGIBLE&limit=1", "?firm=새벽", "?known_by={moment}", "?known_by={position}"),
    f"{API}/applications/facets": ("", "?known_by={moment}", "?known_by={position}"),
    f"{API}/applications/<uuid:id>": ("", "?known_by={moment}", "?known_by={position}", "?version=2"),
    f"{API}/applications/<uuid:id>/timeline": ("", "?known_by={moment}", "?known_by={position}"),
    f"{API}/applications/<uuid:id>/difference": ("?from_known_by={moment}", "?from_known_by=1"),
    f"{API}/applications/<uuid:id>/replay": ("", "?since={moment}"),
    f"{API}/feed": ("", "?limit=1"),
    f"{API}/firms": ("?q=새벽",),
    f"{API}/panels": ("?call={call}",),
    f"{API}/applications/<uuid:id>/rules-difference": ("?version=v2021_2",),
    f"{API}/applications/<uuid:id>/readers": ("", "?known_by={position}"),
    f"{API}/people/<uuid:id>/acts": ("", "?known_by={position}"),
    f"{API}/certifications": ("", "?standing=VALID", "?known_by={moment}"),
    f"{API}/certificates/<number>": ("", "?on=2021-03-20"),
    f"{API}/certificates/<number>/benefits": ("?tender=SME_COMPETITION&on=2021-04-01",),
    f"{API}/firms/<uuid:id>/benefits": ("?tender=COMPREHENSIVE&on=2021-04-01",),
    f"{API}/statistics": ("", "?known_by={moment}"),
    f"{API}/statistics/cases": ("?figure=RECEIVED", "?figure=TASKS&known_by={moment}"),
    "/acts/<act>": ("?id={case}",),
    f"{API}/retention": ("?of=CASE&thing={case}",),
    f"{API}/samples": ("?seed=7&known_by={position}",),
    f"{API}/audit/recomputation": ("", "?case={case}"),
    **{
        f"{API}{rule}": ("", "?known_by={moment}")
        for rule in (
            "/applications/<uuid:id>/findings",
            "/applications/<uuid:id>/notices",
            "/applications/<uuid:id>/stages",
            "/applications/<uuid:id>/certifications",
            "/certifications/<uuid:id>",
            "/meetings/<uuid:id>",
            "/panels/<uuid:id>",
            "/panels/<uuid:id>/cases/<uuid:case>",
            "/panels/<uuid:id>/cases/<uuid:case>/sheets",
            "/panels/<uuid:id>/cases/<uuid:case>/tally",
        )
    },
    "/cases/<uuid:id>": ("", "?lang=en"),
}
"""What is asked beside the bare address, by the rule."""


def questions(world: World, app: Flask) -> Iterator[tuple[str, str]]:
    """Every address that the URL map has, by its rule, with every id it may be asked for. Raises for an id nobody knows."""
    moment = (world.at.clock.now() - timedelta(minutes=1)).isoformat().replace("+00:00", "Z")
    asked = {"call": world.course.scene.call, "case": world.open_case, "moment": moment, "position": world.begun}
    for rule in _rules(app):
        if "GET" in (rule.methods or ()):
            for path in _paths(world, rule):
                for query in QUERIES.get(rule.rule, ("",)):
                    yield rule.rule, path + query.format(**asked)


def commands(world: World, app: Flask) -> Iterator[tuple[str, str]]:
    """Every command that the URL map has, with the case that is being scored and its panel for ids, as method and path."""
    sitting = world.sitting(world.open_case)
    about = {
        "applications": world.open_case,
        "calls": world.course.scene.call,
        "panels": sitting.panel,
        "meetings": world.ids["meetings", "id"][0],
        "notices": world.ids["notices", "id"][0],
        "disputes": world.ids["disputes", "id"][0],
        "certifications": world.ids["certifications", "id"][0],
        "grades": NO_GRADE,
        "revocations": world.ids["revocations", "id"][0],
        "disposals": world.ids["disposals", "id"][0],
        "privacy-requests": world.ids["privacy-requests", "id"][0],
        "public-bodies": world.ids["firms", "id"][0],
        "purchases": world.ids["firms", "id"][0],
        "firms": world.ids["firms", "id"][0],
        "people": world.people["stranger"],
    }
    named = {
        "case": world.open_case,
        "member": sitting.people[3],
        "person": world.people["stranger"],
        "act": "eligibility.judge",
    }
    for rule in _rules(app):
        root = str(rule.rule).removeprefix(API).split("/")[1]
        ids = {**named, "id": about.get(root), "paper": world.ids["applications", "paper"][0]}
        for method in sorted((rule.methods or set()) & {"POST", "PUT", "DELETE"}):
            path = re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule).format(**ids)
            yield f"{method} {rule.rule.removeprefix(API)}", path


WITH_ACCOUNTS = frozenset({"/sign-in", "/sign-in/<name>", "/sign-in/<name>/return", "/sign-out", "/account"})
"""Addresses of an office with accounts, which no demonstration has."""


def _rules(app: Flask) -> list[Rule]:
    return sorted(
        (rule for rule in app.url_map.iter_rules() if rule.rule not in WITH_ACCOUNTS), key=lambda rule: rule.rule
    )


def _paths(world: World, rule: Rule) -> Iterator[str]:
    root = str(rule.rule).removeprefix(API).split("/")[1]
    names = sorted(rule.arguments)
    unknown = [name for name in names if (root, name) not in world.ids]
    if unknown:
        raise LookupError(f"{rule.rule} is not compared: say in `ids` what {root} may be asked for as {unknown}")
    for values in world.together.get((root, *names)) or product(*(world.ids[root, name] for name in names)):
        path = rule.rule
        for name, value in zip(names, values, strict=True):
            path = re.sub(rf"<(\w+:)?{name}>", str(value), path)
        yield path
