"""Who may ask what: every route has its action, nobody and strangers get nowhere, and who may read but not act is told who may."""

import re
from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

import pytest
from werkzeug.routing import Rule

from application import certifying, deciding, disputing, eligibility, grading, meetings, notifying, revoking
from application.actions import Action
from application.disputing import ObjectionTyped, PointTyped
from domain.applications import APPLICATION
from domain.applications.outcomes import Outcome, ReasonCode
from domain.disputes import DISPUTE
from domain.disputes.codes import RemedyKind
from domain.disputes.facts import Sought
from domain.grades.facts import Grade
from domain.notices import NOTICE
from domain.revocations.facts import Ground
from domain.roles import Role
from domain.rules.vocabulary import PaperKind, Stage, Track
from domain.values import Agency
from tests.certifications import a_selected_case
from tests.evaluations import decider
from tests.panels import Sitting, a_sitting, as_chair
from tests.scenes import Scene, applicant, officer
from tests.web.api.clients import API, Client, app_of, done, problem, read
from tests.web.api.samples import CALL

WRITES = frozenset({"POST", "PUT", "DELETE"})
PUBLIC = frozenset(
    {
        *("/rules/<version>", "/statistics/published-2020"),
        *("/certificates/<number>", "/certificates/<number>/statement"),
    }
)
ABOUT_ONESELF = frozenset({"/me", "/views"})
FOR_EVERYBODY = frozenset({"POST /firms", "POST /privacy-requests", "PUT /views"})
REASONS = {"reasons": "(가상) 사유"}
FORM = {"form": {"title": "(가상) 과제"}}

SEAT = {
    "person": "00000000-0000-4000-8000-000000000001",
    "outside_expert": True,
    "first": "2021-01-01",
    "last": "2021-12-31",
}
CASE_WRITES: dict[str, object] = {
    "PUT /applications/<uuid:id>/form": FORM,
    "POST /applications/<uuid:id>/submission": {},
    "POST /applications/<uuid:id>/withdrawal": {},
    "POST /applications/<uuid:id>/supplement": {},
    "POST /applications/<uuid:id>/supplement-request": {**REASONS, "papers": ["OTHER"], "due": "2021-04-10"},
    "POST /applications/<uuid:id>/supplement-extension": {**REASONS, "due": "2021-04-20"},
    "POST /applications/<uuid:id>/return": REASONS,
    "POST /applications/<uuid:id>/officer": {"officer": "00000000-0000-4000-8000-000000000001"},
    "POST /applications/<uuid:id>/eligibility": {"eligible": True},
    "POST /applications/<uuid:id>/agreement": {"role_division": "역할", "rights_and_duties": "의무"},
    "PUT /applications/<uuid:id>/agreement": {"role_division": "역할", "rights_and_duties": "의무"},
    "POST /applications/<uuid:id>/agreement/signatures": {"party": "00000000-0000-4000-8000-000000000001"},
    "DELETE /applications/<uuid:id>/papers/<uuid:paper>": {},
    "POST /applications/<uuid:id>/papers": None,
    "POST /applications/<uuid:id>/hearing": {"stage": "ON_SITE", "place": "(가상)", "at": "2021-05-01T00:00:00+09:00"},
    "POST /applications/<uuid:id>/hearing-report": {"stage": "ON_SITE", "report": "(가상)"},
    "POST /applications/<uuid:id>/stage-result": {"stage": "ON_SITE"},
    "POST /applications/<uuid:id>/decision-draft": {"outcome": "SELECTED", "text": "(가상)"},
    "POST /applications/<uuid:id>/decision-review": {"agreed": True},
    "POST /applications/<uuid:id>/decision": {},
    "POST /applications/<uuid:id>/decision-correction": {**REASONS, "text": "(가상)"},
    "POST /applications/<uuid:id>/notices": {},
    "POST /applications/<uuid:id>/counterfactuals": {"kind": "OTHER_TRIMMING", "trim_from": 3},
    "POST /applications/<uuid:id>/bundle": {"purpose": "(가상) 확인"},
}
AUDITORS_TOO = frozenset({"POST /applications/<uuid:id>/counterfactuals", "POST /applications/<uuid:id>/bundle"})
"""Writes on a case that an auditor may do: they change nothing of it."""
OTHER_WRITES: dict[str, object] = {
    "POST /calls": {"round": "2021-9", "paper": CALL},
    "POST /calls/<uuid:id>/extension": {**REASONS, "closes": "2021-05-01T00:00:00+09:00"},
    "POST /calls/<uuid:id>/amendment": {**REASONS, "paper": CALL},
    "POST /calls/<uuid:id>/cancellation": REASONS,
    "POST /competition-products": None,
    "PUT /views": {"views": []},
    "POST /purchases": None,
    "POST /purchases/<uuid:id>/correction": {
        **REASONS,
        "body": SEAT["person"],
        "certificate": "2021-1-IG-0001-P01",
        "amount": 1,
        "basis": "VAT_UNKNOWN",
        "day": "2021-04-01",
    },
    "POST /purchases/<uuid:id>/striking": REASONS,
    "POST /privacy-requests": {"kind": "ACCESS", "wish": "(가상) 모두"},
    "POST /privacy-requests/<uuid:id>/access-answer": {**REASONS, "outcome": "GRANTED"},
    "POST /privacy-requests/<uuid:id>/correction-answer": {**REASONS, "ground": "RIGHT_AS_RECORDED"},
    "POST /privacy-requests/<uuid:id>/erasure-answer": REASONS,
    "POST /disposals": {"of": "CASE", "thing": SEAT["person"]},
    "POST /disposals/<uuid:id>/approval": {**REASONS, "deliberated": "2021-04-01"},
    "POST /disposals/<uuid:id>/declination": REASONS,
    "POST /disposals/<uuid:id>/destruction": {},
    "POST /public-bodies": {"label": "(가상) 기관", "business_number": "999-83-00019"},
    "PUT /public-bodies/<uuid:id>/evaluation": {"evaluation": None},
    "POST /people": {"label": "(가상) 사람"},
    "POST /people/<uuid:id>/roles": {"role": "AUDITOR"},
    "POST /people/<uuid:id>/roles/withdrawal": {**REASONS, "role": "AUDITOR"},
    "POST /people/<uuid:id>/absences": {"first": "2021-04-01", "last": "2021-04-02"},
    "POST /firms": {"label": "(가상) 기업", "business_number": "999-86-00024", "profile": {"size": "SMALL"}},
    "PUT /firms/<uuid:id>/profile": {"profile": {"size": "SMALL"}},
    "POST /firms/<uuid:id>/succession": {"successor": SEAT["person"], "merged_on": "2021-04-01", "report": "(가상)"},
    "POST /firms/<uuid:id>/authorisations": {
        "person": "00000000-0000-4000-8000-000000000001",
        "capacity": "STAFF",
    },
    "POST /firms/<uuid:id>/authorisations/<uuid:person>/end": {},
    "POST /applications": {
        "call": "00000000-0000-4000-8000-000000000001",
        "track": "INNOVATION_GROWTH",
        "filed_by": "00000000-0000-4000-8000-000000000001",
        **FORM,
    },
    "POST /calls/<uuid:id>/selection-list": {"track": "INNOVATION_GROWTH"},
    "POST /calls/<uuid:id>/selection-publication": {"track": "INNOVATION_GROWTH"},
    "POST /holidays/corrections": {**REASONS, "added": ["2021-04-07"]},
    "POST /office/clock": {"days": 1},
    "POST /panels": {
        "call": SEAT["person"],
        "track": "INNOVATION_GROWTH",
        "stage": "FACE_TO_FACE",
        "members": [SEAT],
        **dict.fromkeys(("chair", "deputy", "secretary"), SEAT["person"]),
    },
}

LISTED: dict[str, dict[str, object]] = {"/competition-products": {}, "/purchases": {"source": "BODY_REPORT"}}
"""What comes with an uploaded list."""

SHEET = {"marks": [{"criterion": "market", "points": "1", "justification": "(가상) 이유"}]}
PANEL_WRITES: dict[str, object] = {
    "POST /panels/<uuid:id>/members/<uuid:member>/replacement": {**REASONS, "successor": SEAT},
    "POST /panels/<uuid:id>/members/<uuid:member>/dismissal": REASONS,
    "POST /panels/<uuid:id>/cases": {"case": SEAT["person"]},
    "POST /panels/<uuid:id>/cases/<uuid:case>/declaration": {"conflict": False},
    "POST /panels/<uuid:id>/cases/<uuid:case>/challenges": {
        **REASONS,
        "member": SEAT["person"],
        "grounds": ["ADVISED"],
    },
    "POST /panels/<uuid:id>/cases/<uuid:case>/challenges/<uuid:member>/resolution": {**REASONS, "ayes": [], "noes": []},
    "POST /panels/<uuid:id>/cases/<uuid:case>/recusals": {"member": SEAT["person"]},
    "POST /panels/<uuid:id>/cases/<uuid:case>/closing": REASONS,
    "POST /panels/<uuid:id>/cases/<uuid:case>/reveal": {},
    "PUT /panels/<uuid:id>/cases/<uuid:case>/sheet/draft": SHEET,
    "DELETE /panels/<uuid:id>/cases/<uuid:case>/sheet/draft": {},
    "POST /panels/<uuid:id>/cases/<uuid:case>/sheet": SHEET,
    "POST /panels/<uuid:id>/cases/<uuid:case>/sheet/reopening": {},
    "POST /panels/<uuid:id>/cases/<uuid:case>/sheet/correction": {**SHEET, **REASONS},
    "POST /panels/<uuid:id>/meetings": {"present": [SEAT["person"]]},
}
"""Writes on a panel that a case is before."""
MEETING_WRITES: dict[str, Mapping[str, object]] = {
    "POST /meetings/<uuid:id>/votes": {"proposal": "SELECT", "choice": "AYE"},
    "POST /meetings/<uuid:id>/resolutions": REASONS,
    "POST /meetings/<uuid:id>/minutes": {"minutes": "(가상)"},
    "POST /meetings/<uuid:id>/closing": {},
}
ABOUT_A_CASE = frozenset({"POST /meetings/<uuid:id>/votes", "POST /meetings/<uuid:id>/resolutions"})
NOTICE_WRITES: dict[str, object] = {
    "POST /notices/<uuid:id>/objections": {"points": [{"sought": {"kind": "REPLACE_DECISION"}}]},
    "POST /notices/<uuid:id>/appeals": {"kind": "LITIGATION", "filed": "2021-04-01"},
    "POST /notices/<uuid:id>/appeal-outcomes": {
        "appeal": 1,
        "outcome": "DISMISSED",
        "text": "(가상)",
        "decided": "2021-04-01",
    },
    "POST /notices/<uuid:id>/sending": {"method": "POST"},
    "POST /notices/<uuid:id>/arrival": {"arrived": "2021-04-01T00:00:00+09:00"},
}
DISPUTE_WRITES: dict[str, object] = {
    "POST /disputes/<uuid:id>/withdrawal": {},
    "POST /disputes/<uuid:id>/supplement": {},
    "POST /disputes/<uuid:id>/reviewers": {"reviewer": SEAT["person"]},
    "POST /disputes/<uuid:id>/declaration": {"conflict": False},
    "POST /disputes/<uuid:id>/supplement-request": {**REASONS, "contents": ["CONTACT"], "days": 7},
    "POST /disputes/<uuid:id>/extension": {**REASONS, "days": 7},
    "POST /disputes/<uuid:id>/ruling": {"points": [{**REASONS, "point": 1, "result": "DISMISSED"}]},
    "POST /disputes/<uuid:id>/result": {"method": "POST", "text": "(가상)"},
    "POST /disputes/<uuid:id>/result-arrival": {"arrived": "2021-04-01T00:00:00+09:00"},
    "POST /disputes/<uuid:id>/effectuation": {"number": 1},
    "POST /disputes/<uuid:id>/evidence": None,
}
CERTIFICATION_WRITES: dict[str, object] = {
    "POST /applications/<uuid:id>/certifications": {"product": SEAT["person"], "holder": SEAT["person"]},
    "POST /certifications/<uuid:id>/suspension": REASONS,
    "POST /certifications/<uuid:id>/restoration": {},
    "POST /certifications/<uuid:id>/renewal": {},
    "POST /certifications/<uuid:id>/revocation": {**REASONS, "cause": "GIVEN_BACK"},
    "POST /firms/<uuid:id>/grades": {**REASONS, "application": SEAT["person"], "year": 2021, "grade": "A"},
    "POST /grades/<uuid:id>/revocation": {**REASONS, "cause": "GIVEN_BACK"},
}
"""Writes on what follows a selection."""
REVIEW = {"kind": "INTERIM", "nth": 1}
REVOCATION_WRITES: dict[str, object] = {
    "POST /applications/<uuid:id>/revocations": {"ground": "AGREEMENT_BREACHED", "text": "(가상)"},
    "POST /applications/<uuid:id>/giving-up": {"party": SEAT["person"], "text": "(가상)"},
    "POST /revocations/<uuid:id>/dropping": REASONS,
    "POST /revocations/<uuid:id>/prior-notice": {
        "to_be_barred": [SEAT["person"]],
        "ground": "AGREEMENT_BREACHED",
        "text": "(가상)",
        "days": 10,
        "method": "POST",
    },
    "POST /revocations/<uuid:id>/comments": {"party": SEAT["person"]},
    "POST /revocations/<uuid:id>/hearing": {**REASONS, "day": "2021-05-01", "place": "(가상)"},
    "POST /revocations/<uuid:id>/hearing-report": {"report": "(가상)"},
    "POST /revocations/<uuid:id>/decision": {**REASONS, "barred": [SEAT["person"]]},
    "POST /revocations/<uuid:id>/notification": {"method": "POST", "text": "(가상)"},
    "POST /revocations/<uuid:id>/arrivals": {"party": SEAT["person"], "arrived": "2021-04-01T00:00:00+09:00"},
    "POST /revocations/<uuid:id>/setting-aside": REASONS,
}
"""Writes that end a selection."""
PERFORMANCE_WRITES: dict[str, object] = {
    "POST /applications/<uuid:id>/support-period": {},
    "POST /applications/<uuid:id>/performance-reviews": {
        **REVIEW,
        "day": "2022-03-01",
        "data_by": "2022-02-01",
        "demand": "(가상)",
    },
    "POST /applications/<uuid:id>/performance-reviews/evidence": {
        **REVIEW,
        "party": SEAT["person"],
        "report": "(가상)",
    },
    "POST /applications/<uuid:id>/performance-reviews/resolution": {**REASONS, **REVIEW, "outcome": "STOP"},
}
"""Writes that review a task's performance."""
FOLLOWING_WRITES = REVOCATION_WRITES | PERFORMANCE_WRITES


@pytest.fixture(scope="module")
def scene(shared_scene: Scene) -> Scene:
    """An office with an auditor."""
    shared_scene.person("(가상) 감사관", (Role.AUDITOR, None))
    return shared_scene


@pytest.fixture(scope="module")
def nobody(scene: Scene) -> Client:
    return Client(app_of(scene.at), scene.at, None)


@pytest.fixture(scope="module")
def stranger(scene: Scene, nobody: Client) -> Client:
    return entering(scene, nobody, scene.person("(가상) 지나가는 사람"))


@pytest.fixture(scope="module")
def auditor(scene: Scene, nobody: Client) -> Client:
    return entering(scene, nobody, scene.staff[Role.AUDITOR, None])


@pytest.fixture(scope="module")
def lead(scene: Scene) -> UUID:
    return scene.firm("(가상) 새벽빛")


@pytest.fixture(scope="module")
def case(scene: Scene, lead: UUID) -> UUID:
    """A case under check, with a paper."""
    id = scene.draft(leads=(lead,))
    scene.attach(id, PaperKind.OTHER)
    scene.submit(id)
    return id


@pytest.fixture(scope="module")
def sitting(scene: Scene) -> Sitting:
    """A panel with a case before it."""
    return a_sitting(scene)


@pytest.fixture(scope="module")
def meeting(scene: Scene) -> tuple[UUID, UUID]:
    """An open meeting of a committee, and the case before it."""
    committee = a_sitting(scene, Stage.DELIBERATION)
    by = as_chair(committee.chair)
    opened = meetings.open_meeting(scene.office, committee.panel, present=committee.people, by=by)
    return opened.stream, committee.case


@pytest.fixture(scope="module")
def notice(scene: Scene) -> UUID:
    """A notice of a rejection."""
    id = scene.draft()
    scene.submit(id)
    eligibility.find_ineligible(scene.office, id, overrides=(), reasons="(가상)", by=officer())
    rejecting = {"outcome": Outcome.REJECTED, "reasons": (ReasonCode.NOT_ELIGIBLE,), "text": "(가상)"}
    deciding.draft_decision(scene.office, id, **rejecting, by=officer())  # type: ignore[arg-type]
    deciding.review_decision(scene.office, id, agreed=True, by=officer())
    deciding.decide(scene.office, id, by=decider())
    return notifying.issue_notices(scene.office, id, remedies="(가상)", by=officer()).stream


def at_meeting(client: Client, route: str, meeting: tuple[UUID, UUID]) -> Any:
    id, case = meeting
    body = {**MEETING_WRITES[route], **({"case": str(case)} if route in ABOUT_A_CASE else {})}
    method, pattern = route.split(" ")
    return client.ask(method, pattern.replace("<uuid:id>", str(id)), json=body, version=1)


def entering(scene: Scene, nobody: Client, person: UUID) -> Client:
    return Client(nobody.app, scene.at, scene.at.token(person))


def rules(client: Client) -> Iterator[tuple[str, str, Rule]]:
    """Every route of the API by method and pattern."""
    for rule in client.app.url_map.iter_rules():
        if rule.rule.startswith(API):
            for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
                yield method, rule.rule.removeprefix(API), rule


def actions(client: Client, rule: Rule) -> tuple[Action, ...]:
    view: Any = client.app.view_functions[rule.endpoint]
    named: tuple[Action, ...] = view.actions
    return named


def on_panel(client: Client, route: str, body: object, sitting: Sitting) -> Any:
    method, pattern = route.split(" ")
    path = pattern.replace("<uuid:id>", str(sitting.panel)).replace("<uuid:case>", str(sitting.case))
    return client.ask(method, path.replace("<uuid:member>", str(sitting.people[3])), json=body, version=2)


def send(client: Client, route: str, body: object, scene: Scene, case: UUID, lead: UUID) -> Any:
    method, pattern = route.split(" ")
    id = scene.call if pattern.startswith("/calls") else lead if pattern.startswith("/firms") else case
    paper = scene.office.log.history(case)[1].fact.paper.id  # type: ignore[attr-defined]
    person = scene.staff[Role.AUDITOR, None]
    if pattern.startswith("/people"):
        id = person
    path = (
        pattern.replace("<uuid:id>", str(id)).replace("<uuid:paper>", str(paper)).replace("<uuid:person>", str(person))
    )
    if pattern == "/applications/<uuid:id>/papers":
        return client.upload(case, PaperKind.OTHER, version=3)
    if body is None:
        return client.upload(case, None, to=path, fields=LISTED[pattern])
    return client.ask(method, path, json=body, version=3)


def test_every_route_names_its_actions_and_every_action_has_a_route(nobody: Client) -> None:
    unnamed = {pattern for _, pattern, rule in rules(nobody) if not actions(nobody, rule)}
    assert unnamed == PUBLIC | ABOUT_ONESELF
    assert {action for _, _, rule in rules(nobody) for action in actions(nobody, rule)} == set(Action)


def test_the_tables_of_this_test_hold_every_write(nobody: Client) -> None:
    writes = {f"{method} {pattern}" for method, pattern, _ in rules(nobody) if method in WRITES}
    tables = (
        CASE_WRITES,
        OTHER_WRITES,
        PANEL_WRITES,
        MEETING_WRITES,
        NOTICE_WRITES,
        DISPUTE_WRITES,
        CERTIFICATION_WRITES,
        REVOCATION_WRITES,
        PERFORMANCE_WRITES,
    )
    assert writes == {route for table in tables for route in table}


def test_nobody_gets_anywhere_but_to_what_is_published(nobody: Client, scene: Scene, case: UUID, lead: UUID) -> None:
    before = scene.at.log.head()
    for route, body in {**CASE_WRITES, **OTHER_WRITES}.items():
        answer = send(nobody, route, body, scene, case, lead)
        assert problem(answer, 401, "not-signed-in"), route
        assert answer.headers["WWW-Authenticate"] == "Bearer"
    for method, pattern, _ in rules(nobody):
        if method == "GET" and pattern not in PUBLIC:
            path = re.sub("<uuid:[a-z]+>", str(case), pattern).replace("<int:position>", "1")
            problem(nobody.get(path), 401, "not-signed-in")
    read(nobody.get("/rules/v2021_1"))
    read(nobody.get("/statistics/published-2020"))
    assert scene.at.log.head() == before


@pytest.mark.parametrize(
    "authorization", ["Bearer sgs_unknown", "Bearer ", "Basic dXNlcjpwYXNz", "bearer\tx", "Bearer a b", "Token x"]
)
def test_a_token_that_is_none_signs_nobody_in(authorization: str, nobody: Client) -> None:
    problem(nobody.get("/me", headers={"Authorization": authorization}), 401, "not-signed-in")


def test_a_cookie_signs_nobody_in(scene: Scene, nobody: Client) -> None:
    token = scene.at.token(scene.person("(가상) 사람"))
    problem(nobody.get("/me", headers={"Cookie": f"token={token}; session={token}"}), 401, "not-signed-in")


@pytest.mark.parametrize("route", CASE_WRITES)
def test_a_stranger_does_not_even_learn_that_a_case_is_there(
    route: str, stranger: Client, scene: Scene, case: UUID, lead: UUID
) -> None:
    before = scene.at.log.head()
    problem(send(stranger, route, CASE_WRITES[route], scene, case, lead), 404, "not-found")
    assert scene.at.log.head() == before


@pytest.mark.parametrize("route", sorted(OTHER_WRITES.keys() - FOR_EVERYBODY))
def test_a_stranger_may_do_nothing_and_is_told_who_may(
    route: str, stranger: Client, scene: Scene, case: UUID, lead: UUID
) -> None:
    before = scene.at.log.head()
    refused = problem(send(stranger, route, OTHER_WRITES[route], scene, case, lead), 403, "not-allowed")
    assert refused["values"]["who_en"] in refused["detail"]
    assert scene.at.log.head() == before


@pytest.mark.parametrize(
    "tail", ["", "/timeline", "/slip", "/findings", "/agreement", "/stages", "/decision", "/notices"]
)
def test_a_stranger_reads_no_case(tail: str, stranger: Client, case: UUID) -> None:
    problem(stranger.get(f"/applications/{case}{tail}"), 404, "not-found")


def test_a_stranger_sees_an_empty_list_and_no_firm(stranger: Client, lead: UUID) -> None:
    assert read(stranger.get("/applications"))["cases"] == []
    assert read(stranger.get("/applications/facets")) == {
        **{facet: {} for facet in ("agency", "track", "status", "call")},
        "as_of": None,
    }
    assert read(stranger.get("/firms?q=새벽빛"))["firms"] == []
    problem(stranger.get(f"/firms/{lead}"), 404, "not-found")


@pytest.mark.parametrize("route", sorted(CASE_WRITES.keys() - AUDITORS_TOO))
def test_who_may_read_a_case_but_not_act_is_told_who_may(
    route: str, auditor: Client, scene: Scene, case: UUID, lead: UUID
) -> None:
    before = scene.at.log.head()
    refused = problem(send(auditor, route, CASE_WRITES[route], scene, case, lead), 403, "not-allowed")
    assert refused["values"]["who_ko"]
    assert refused["values"]["who_en"]
    assert scene.at.log.head() == before


@pytest.mark.parametrize("route", PANEL_WRITES)
def test_a_stranger_does_not_even_learn_that_a_panel_is_there(route: str, stranger: Client, sitting: Sitting) -> None:
    before = sitting.scene.at.log.head()
    problem(on_panel(stranger, route, PANEL_WRITES[route], sitting), 404, "not-found")
    assert sitting.scene.at.log.head() == before


@pytest.mark.parametrize("route", PANEL_WRITES)
def test_an_auditor_of_a_panel_does_nothing_on_it(route: str, auditor: Client, sitting: Sitting) -> None:
    before = sitting.scene.at.log.head()
    refused = problem(on_panel(auditor, route, PANEL_WRITES[route], sitting), 403, "not-allowed")
    assert refused["values"]["who_en"]
    assert sitting.scene.at.log.head() == before


@pytest.mark.parametrize("route", MEETING_WRITES)
def test_parties_and_strangers_do_not_learn_of_a_meeting_and_an_auditor_does_nothing_at_it(
    route: str, nobody: Client, stranger: Client, auditor: Client, meeting: tuple[UUID, UUID], scene: Scene
) -> None:
    before = scene.at.log.head()
    problem(at_meeting(nobody, route, meeting), 401, "not-signed-in")
    problem(at_meeting(stranger, route, meeting), 404, "not-found")
    problem(at_meeting(auditor, route, meeting), 403, "not-allowed")
    assert scene.at.log.head() == before
    partner = scene.office.find(APPLICATION, meeting[1]).state.form.partner
    assert partner is not None
    problem(at_meeting(entering(scene, nobody, scene.acting_for(partner)), route, meeting), 404, "not-found")


@pytest.mark.parametrize("route", NOTICE_WRITES)
def test_a_stranger_does_not_learn_of_a_notice_and_an_auditor_does_nothing_with_it(
    route: str, nobody: Client, stranger: Client, auditor: Client, notice: UUID
) -> None:
    method, pattern = route.split(" ")
    path = pattern.replace("<uuid:id>", str(notice))
    for client, status, code in (
        (nobody, 401, "not-signed-in"),
        (stranger, 404, "not-found"),
        (auditor, 403, "not-allowed"),
    ):
        problem(client.ask(method, path, json=NOTICE_WRITES[route], version=1), status, code)


@pytest.fixture(scope="module")
def dispute(scene: Scene, notice: UUID) -> UUID:
    """An objection to the notice."""
    lead = scene.office.find(NOTICE, notice).state.recipient
    point = PointTyped(sought=Sought(kind=RemedyKind.REPLACE_DECISION))
    return disputing.file_objection(
        scene.office,
        notice,
        objection=ObjectionTyped(points=(point,)),
        objector=lead,
        agent=None,
        received=scene.office.clock.now(),
        by=applicant(),
    ).stream


@pytest.mark.parametrize("route", DISPUTE_WRITES)
def test_a_stranger_does_not_learn_of_a_dispute_and_an_auditor_does_nothing_in_it(
    route: str, nobody: Client, stranger: Client, auditor: Client, dispute: UUID
) -> None:
    method, pattern = route.split(" ")
    path = pattern.replace("<uuid:id>", str(dispute))
    for client, status, code in (
        (nobody, 401, "not-signed-in"),
        (stranger, 404, "not-found"),
        (auditor, 403, "not-allowed"),
    ):
        body = DISPUTE_WRITES[route]
        sent = (
            client.ask(method, path, json=body, version=1)
            if body is not None
            else client.upload(dispute, None, to=path, fields={"point": "1", "argument": "1"})
        )
        problem(sent, status, code)


@pytest.fixture(scope="module")
def followed(scene: Scene) -> Mapping[str, UUID]:
    """What follows selections: a case, a confirmation of its product, and a firm with a grade."""
    case, works = a_selected_case(scene), a_selected_case(scene, Track.CAPABILITY_BUILDING)
    form = scene.office.find(APPLICATION, case).state.form
    item, lead, first = form.items[0].id, form.leads[0], None
    by = decider()
    issued = certifying.issue(scene.office, case, product=item, added=None, holder=lead, first=first, by=by)
    firm = scene.office.find(APPLICATION, works).state.form.leads[0]
    given: dict[str, Any] = {"year": 2021, "grade": Grade.A, "reasons": "(가상)", "first": first, "by": by}
    grade = grading.give_grade(scene.office, firm, application=works, **given)
    ids = {"applications": case, "certifications": issued.stream, "firms": firm, "grades": grade.stream}
    ground = Ground.AGREEMENT_BREACHED
    ids["revocations"] = revoking.report(scene.office, case, ground=ground, party=None, text="(가상)", by=by).stream
    return {**ids, "works": works}


@pytest.mark.parametrize("route", FOLLOWING_WRITES)
def test_a_stranger_revokes_and_reviews_nothing_and_an_auditor_neither(
    route: str, nobody: Client, stranger: Client, auditor: Client, followed: Mapping[str, UUID]
) -> None:
    method, pattern = route.split(" ")
    path = pattern.replace("<uuid:id>", str(followed[pattern.split("/")[1]]))
    for client, status, code in (
        (nobody, 401, "not-signed-in"),
        (stranger, 404, "not-found"),
        (auditor, 403, "not-allowed"),
    ):
        problem(client.ask(method, path, json=FOLLOWING_WRITES[route], version=1), status, code)


@pytest.mark.parametrize("route", CERTIFICATION_WRITES)
def test_a_stranger_certifies_nothing_and_an_auditor_neither(
    route: str, nobody: Client, stranger: Client, auditor: Client, followed: Mapping[str, UUID]
) -> None:
    method, pattern = route.split(" ")
    path = pattern.replace("<uuid:id>", str(followed[pattern.split("/")[1]]))
    body: Any = CERTIFICATION_WRITES[route]
    if "application" in body:
        body = {**body, "application": str(followed["works"])}
    for client, status, code in (
        (nobody, 401, "not-signed-in"),
        (stranger, 404, "not-found"),
        (auditor, 403, "not-allowed"),
    ):
        problem(client.ask(method, path, json=body, version=1), status, code)


def test_another_party_and_a_reviewer_nobody_asked_do_not_see_a_dispute(
    nobody: Client, scene: Scene, dispute: UUID
) -> None:
    partner = scene.office.find(APPLICATION, scene.office.find(DISPUTE, dispute).state.application).state.form.partner
    assert partner is not None
    reviewer = scene.person("(가상) 검토", (Role.DISPUTE_REVIEWER, None))
    for person in (scene.acting_for(partner), reviewer):
        problem(entering(scene, nobody, person).get(f"/disputes/{dispute}"), 404, "not-found")
    problem(entering(scene, nobody, scene.acting_for(partner)).get("/disputes"), 403, "not-allowed")
    assert read(entering(scene, nobody, reviewer).get("/disputes"))["disputes"] == []


@pytest.mark.parametrize(
    "tail", ["", "/cases/{case}", *(f"/cases/{{case}}/{one}" for one in ("sheet", "sheet/draft", "sheets", "tally"))]
)
def test_a_stranger_reads_nothing_of_a_panel(tail: str, stranger: Client, sitting: Sitting) -> None:
    problem(stranger.get(f"/panels/{sitting.panel}{tail.format(case=sitting.case)}"), 404, "not-found")
    assert read(stranger.get(f"/panels?call={sitting.scene.call}")) == {"panels": [], "as_of": None}


def test_another_agencys_decider_reaches_no_panel_through_a_case_of_its_own(
    nobody: Client, scene: Scene, sitting: Sitting
) -> None:
    other = scene.draft(Track.CAPABILITY_BUILDING)
    scene.submit(other)
    decider = entering(scene, nobody, scene.person("(가상) 결정권자", (Role.DECIDER, Agency.PPS)))
    problem(decider.get(f"/panels/{sitting.panel}/cases/{other}/tally"), 404, "not-found")


def test_another_agencys_officer_does_not_see_it(nobody: Client, scene: Scene, case: UUID) -> None:
    problem(entering(scene, nobody, scene.officer(Agency.PPS)).get(f"/applications/{case}"), 404, "not-found")


def test_an_officer_does_not_see_a_draft(nobody: Client, scene: Scene) -> None:
    draft = scene.draft()
    problem(entering(scene, nobody, scene.officer(Agency.MSS)).get(f"/applications/{draft}"), 404, "not-found")


def test_an_officer_who_has_not_the_case_is_refused_and_the_deputy_is_not(
    nobody: Client, scene: Scene, lead: UUID
) -> None:
    id = scene.draft(leads=(lead,))
    scene.submit(id)
    handler = scene.person("(가상) 담당", (Role.INTAKE_OFFICER, Agency.MSS))
    deputy = scene.person("(가상) 대리", (Role.INTAKE_OFFICER, Agency.MSS))
    first, second = entering(scene, nobody, handler), entering(scene, nobody, deputy)
    done(first.post(f"/applications/{id}/officer", {"officer": str(handler)}, version=2))
    asked = {**REASONS, "papers": ["OTHER"], "due": "2021-04-30"}
    problem(second.post(f"/applications/{id}/supplement-request", asked, version=3), 403, "not-allowed")

    away = {"first": "2021-03-01", "last": "2021-05-01", "deputy": str(deputy)}
    done(first.post(f"/people/{handler}/absences", away))
    done(second.post(f"/applications/{id}/supplement-request", asked, version=3))


def test_the_auditor_reads_the_case_but_no_paper(auditor: Client, case: UUID) -> None:
    paper = read(auditor.get(f"/applications/{case}"))["papers"][0]["id"]
    problem(auditor.get(f"/applications/{case}/papers/{paper}"), 403, "not-allowed")


def test_the_actions_a_case_shows_are_those_that_are_allowed(
    nobody: Client, auditor: Client, scene: Scene, case: UUID, lead: UUID
) -> None:
    applicant = entering(scene, nobody, scene.acting_for(lead))
    mine = read(applicant.get(f"/applications/{case}"))["actions"]
    assert mine == ["paper.read", "paper.attach", "application.change", "application.withdraw", "agreement.draft"]
    assert read(auditor.get(f"/applications/{case}"))["actions"] == []
    officers = read(entering(scene, nobody, scene.officer(Agency.MSS)).get(f"/applications/{case}"))["actions"]
    assert officers == ["paper.read", "officer.assign", "supplement.request", "eligibility.judge"]


def test_who_may_sign_is_told(nobody: Client, scene: Scene, lead: UUID) -> None:
    partner = scene.firm("(가상) 한울설비")
    id = scene.draft(Track.INNOVATION_GROWTH, leads=(lead,), partner=partner)
    scene.agree(id, lead)
    signing = entering(scene, nobody, scene.acting_for(partner))
    assert "agreement.sign" in read(signing.get(f"/applications/{id}"))["actions"]
    done(signing.post(f"/applications/{id}/agreement/signatures", {"party": str(partner)}, version=2))
    assert "agreement.sign" not in read(signing.get(f"/applications/{id}"))["actions"]
