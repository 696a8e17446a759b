"""Who is refused something sensitive leaves a trace, one for each kind of reading and hour, however often they try."""

from datetime import timedelta
from uuid import UUID

from application.office import access_of
from domain.access.facts import ReadingRefused
from domain.roles import Role
from domain.values import Agency
from tests.scenes import Scene
from tests.web.api.clients import done, problem, read
from tests.web.api.conftest import Enter


def refusals(scene: Scene, person: UUID) -> list[tuple[str, UUID | None]]:
    record = scene.office.log.history(access_of(person))
    return [(one.fact.action, one.fact.of) for one in record if isinstance(one.fact, ReadingRefused)]


def test_a_flood_of_refused_readings_is_one_fact_an_hour_and_kind(scene: Scene, enter: Enter) -> None:
    case, other = scene.draft(), scene.draft()
    scene.submit(case)
    scene.submit(other)
    person = scene.person("(가상) 지나가는 사람")
    stranger = enter(person)
    for _ in range(3):
        problem(stranger.get(f"/applications/{case}"), 404, "not-found")
        problem(stranger.get(f"/applications/{other}/timeline"), 404, "not-found")
    assert refusals(scene, person) == [("case.read", case)]
    problem(stranger.get(f"/people/{person}/acts"), 403, "not-allowed")
    assert refusals(scene, person) == [("case.read", case), ("audit.acts", person)]
    scene.at.clock.advance(timedelta(hours=1))
    problem(stranger.get(f"/applications/{other}"), 404, "not-found")
    assert refusals(scene, person)[2:] == [("case.read", other)]


def test_what_is_no_sensitive_reading_leaves_none(scene: Scene, enter: Enter) -> None:
    case = scene.draft()
    scene.submit(case)
    person = scene.person("(가상) 지나가는 사람")
    stranger = enter(person)
    problem(stranger.post(f"/applications/{case}/withdrawal", {}, version=1), 404, "not-found")
    problem(stranger.get("/disputes"), 403, "not-allowed")
    assert read(stranger.get("/applications"))["cases"] == []
    assert refusals(scene, person) == []


def test_an_auditor_reads_who_was_refused_what(scene: Scene, enter: Enter) -> None:
    case = scene.draft()
    scene.submit(case)
    person = scene.person("(가상) 다른 부처", (Role.INTAKE_OFFICER, Agency.PPS))
    problem(enter(person).get(f"/applications/{case}"), 404, "not-found")
    auditor = enter(scene.person("(가상) 감사관", (Role.AUDITOR, None)))
    scene.at.catch_up()
    told = read(auditor.get(f"/people/{person}/acts"))["acts"]
    assert [one["name"] for one in told] == ["access.reading_refused"]


def test_a_role_is_withdrawn_with_reasons_and_never_ones_own(scene: Scene, enter: Enter) -> None:
    operator, officer = (
        scene.person("(가상) 운영자", (Role.OPERATOR, None)),
        scene.person("(가상) 담당자", (Role.INTAKE_OFFICER, Agency.MSS)),
    )
    case = scene.draft()
    scene.submit(case)
    read(enter(officer).get(f"/applications/{case}"))
    asked = {"role": "INTAKE_OFFICER", "agency": "MSS", "reasons": "(가상) 자리를 옮김"}
    problem(enter(officer).post(f"/people/{officer}/roles/withdrawal", asked), 403, "not-allowed")
    own = {"role": "OPERATOR", "reasons": "(가상) 그만둠"}
    problem(enter(operator).post(f"/people/{operator}/roles/withdrawal", own), 403, "withdrawing-from-oneself")
    done(enter(operator).post(f"/people/{officer}/roles/withdrawal", asked))
    problem(enter(operator).post(f"/people/{officer}/roles/withdrawal", asked), 409, "role-not-held")
    problem(enter(officer).get(f"/applications/{case}"), 404, "not-found")
