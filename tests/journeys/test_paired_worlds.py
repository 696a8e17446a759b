"""Paired worlds: before the reveal no answer of any route tells apart two worlds that differ in their sealed sheets only."""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import fields, is_dataclass, replace
from functools import partial
from http import HTTPStatus
from itertools import pairwise
from uuid import UUID

import pytest
from flask import Flask, Response, jsonify
from werkzeug.test import TestResponse

from application import looking
from application.office import sheet_of
from application.record import Recorded
from domain.access.facts import SealedRead
from domain.sheets.facts import Reopened, Sealed
from domain.values import Sealed as SealedText
from tests.journeys import rights
from tests.journeys.comparing import LEDGER, MASKED_FIELDS, MASKED_HEADERS, MASKED_LEDGER, MASKED_TEXT, comparable
from tests.journeys.worlds import (
    API,
    MORNING,
    Heard,
    Plant,
    World,
    a_world,
    commands,
    in_one_world,
    in_the_other,
    questions,
)
from tests.postgres import Servers, passable_folder
from tests.prepared import Told, told
from tests.web.api import test_permissions

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

Worlds = tuple[World, World]
Pair = tuple[Told[World], Told[World]]
ROLES = (
    *("chair", "secretary", "judge who did not", "committee member", "officer", "decider", "dispute reviewer"),
    *("partner", "stranger", "operator", "judge who sealed", "lead", "auditor"),
)
"""Those whom later tests ask about stand last, and tests are run person by person: what a process heard it need not ask again."""
THOROUGH = frozenset({"auditor", "chair", "lead"})
"""Who is asked of the decided case as well, which has no secret of its own."""
PLANTED = f"{API}/planted"


@pytest.fixture(scope="module")
def pair(postgres_servers: Servers) -> Iterator[Pair]:
    """The two worlds as they were told; nobody looks at them, but at copies."""
    with (
        told(postgres_servers, MORNING, lambda at: a_world(at, in_one_world)) as one,
        told(postgres_servers, MORNING, lambda at: a_world(at, in_the_other)) as other,
    ):
        yield one, other


@contextmanager
def copies(pair: Pair) -> Iterator[Worlds]:
    with a_copy(pair[0]) as one, a_copy(pair[1]) as other:
        yield one, other


@contextmanager
def a_copy(world: Told[World]) -> Iterator[World]:
    with passable_folder() as folder, world.again(folder) as copy:
        yield copy


@pytest.fixture(scope="module")
def worlds(pair: Pair) -> Iterator[Worlds]:
    with copies(pair) as made:
        yield made


def differing(worlds: Worlds, person: str, *, under: str = "/") -> list[str]:
    """The addresses under this one whose answers tell this person in which world they are."""
    return [
        one.path for one in heard(worlds, person, under=under) if comparable(one.answer) != comparable(one.elsewhere)
    ]


def heard(worlds: Worlds, person: str, *, under: str = "/") -> list[Heard]:
    """What a person hears in either world who asks everything under this address, in both at once and only once."""
    one, other = worlds
    asked = f"{person} {under}"
    if asked not in one.heard:
        decided = str(one.ids["cases", "id"][-1])
        everything = [
            (rule, path)
            for rule, path in questions(one, one.app(person))
            if rule.startswith(under) and (person in THOROUGH or decided not in path)
        ]
        end = one.at.log.head()
        answers = [(one.ask(person, path), other.ask(person, path)) for _, path in everything]
        left: dict[str, list[Recorded]] = {}
        for fact in one.at.log.read(end, 10_000):
            left.setdefault(str(fact.envelope.by.cause), []).append(fact)
        one.heard[asked] = [
            Heard(rule=rule, path=path, answer=here, left=left.get(here.headers["X-Request-Id"], []), elsewhere=there)
            for (rule, path), (here, there) in zip(everything, answers, strict=True)
        ]
    return one.heard[asked]


def own_pages(world: World) -> list[str]:
    return [path.removeprefix(API) for path in own_sheets(world)]


def own_sheets(world: World) -> list[str]:
    panel = world.sitting(world.open_case).panel
    return [f"{API}/panels/{panel}/cases/{case}/sheet" for case in (world.open_case, world.closed_case)]


def test_the_worlds_have_everything_in_common_but_their_secret(worlds: Worlds) -> None:
    one, other = worlds
    assert (one.ids, one.people, one.at.clock.now()) == (other.ids, other.people, other.at.clock.now())
    assert set(ROLES) | {"judge with a secret", "judge with a draft"} == set(one.people)
    secrets = [
        [(fact.fact.name, fact.stream, fact.envelope.at) for fact in world.at.log.read(0, 10_000) if hidden(fact.fact)]
        for world in worlds
    ]
    assert secrets[0] != secrets[1]
    assert drafted(one) != drafted(other)
    public = [[fact.fact.name for fact in world.at.log.read(0, 10_000) if not hidden(fact.fact)] for world in worlds]
    assert public[0] == public[1]


@pytest.mark.parametrize("person", ROLES, scope="module")
def test_nobody_learns_from_any_answer_in_which_world_they_are(worlds: Worlds, person: str) -> None:
    assert differing(worlds, person) == []


NO_PERMISSION = frozenset({401, 403, 404})


def unlike_the_matrix(world: World, person: str, asked: Iterable[tuple[str, TestResponse]]) -> list[str]:
    """The addresses where somebody was answered otherwise than the matrix of permissions says."""
    app, actor = world.app(person), looking.actor_of(world.at.office, world.people[person])
    urls, found = app.url_map.bind("localhost"), []
    for path, answer in asked:
        if path.startswith(API):
            endpoint, arguments = urls.match(path.split("?")[0])
            verdict = rights.said(world.at.office, app, endpoint, arguments, actor)
            refused = answer.status_code in NO_PERMISSION
            if (verdict is rights.Said.REFUSED and not refused) or (
                verdict is rights.Said.ALLOWED and answer.status_code == HTTPStatus.FORBIDDEN
            ):
                found.append(f"{path}: {verdict.name}, {answer.status_code}")
    return found


@pytest.mark.parametrize("person", ROLES, scope="module")
def test_every_route_answers_everybody_as_the_matrix_says(worlds: Worlds, person: str) -> None:
    asked = [(one.path, one.answer) for one in heard(worlds, person)]
    assert len(asked) > 100
    assert unlike_the_matrix(worlds[0], person, asked) == []


@pytest.mark.parametrize("person", rights.READERS)
def test_nobody_of_elsewhere_reads_a_case(worlds: Worlds, person: str) -> None:
    world, _ = worlds
    reader = world.course.scene.person(f"(가상) {person}", rights.READERS[person])
    world = replace(world, people={**world.people, person: reader}, apps={})
    asked = [
        (path, world.ask(person, path))
        for rule, path in questions(world, world.app(person))
        if rule.startswith(f"{API}/applications/<uuid:id>") and str(world.open_case) in path
    ]
    assert len(asked) > 10
    assert {answer.status_code for _, answer in asked} <= NO_PERMISSION


def test_a_judge_learns_it_from_the_own_sheet_and_from_nothing_else(worlds: Worlds) -> None:
    assert differing(worlds, "judge with a secret") == [*own_sheets(worlds[0]), *own_pages(worlds[0])]


def test_a_judge_learns_it_from_the_own_draft_and_sheet_and_from_nothing_else(worlds: Worlds) -> None:
    sheet, other_sheet = own_sheets(worlds[0])
    told = [sheet, other_sheet, f"{sheet}/draft", *own_pages(worlds[0])]
    assert differing(worlds, "judge with a draft") == told


DRAFTING = {
    "judge who sealed": (409, 200),
    "judge who did not": (200, 200),
    "chair": (200, 200),
    "secretary": (403, 403),
    "auditor": (403, 403),
    "officer": (404, 404),
    "lead": (404, 404),
    "stranger": (404, 404),
}
"""What those who have nothing to hide are answered who save a draft and throw it away again."""


@pytest.mark.parametrize("person", DRAFTING)
def test_nobody_learns_it_from_saving_a_draft_or_throwing_it_away(worlds: Worlds, person: str) -> None:
    path = f"{own_sheets(worlds[0])[0]}/draft"
    body = {"marks": [{"criterion": "growth-potential", "points": "1"}]}
    for method, sent, status in zip(("PUT", "DELETE"), (body, None), DRAFTING[person], strict=True):
        one, other = (world.ask(person, path, body=sent, method=method) for world in worlds)
        assert one.status_code == status
        assert comparable(one) == comparable(other)


REFUSED: dict[str, tuple[tuple[str, ...], str, object]] = {
    "opening before every sheet is sealed": (("chair", "secretary"), "reveal", {}),
    "closing while one scores or does not preside": (
        ("judge who sealed", "judge who did not", "secretary", "auditor"),
        "closing",
        {"reasons": "(가상) 사유"},
    ),
    "sealing marks that are wrong": (("judge who sealed", "judge who did not", "chair"), "sheet", {"marks": []}),
    "taking back what was not sealed": (("judge who did not", "chair"), "sheet/reopening", {}),
}


@pytest.mark.parametrize("act", REFUSED)
def test_nobody_learns_it_from_a_refusal(worlds: Worlds, act: str) -> None:
    people, tail, body = REFUSED[act]
    one, _ = worlds
    sitting = one.sitting(one.open_case)
    version = one.at.log.history(sitting.panel)[-1].version
    path = f"{API}/panels/{sitting.panel}/cases/{one.open_case}/{tail}"
    for person in people:
        refused, alike = (world.ask(person, path, body=body, version=version) for world in worlds)
        assert refused.status_code >= 400
        assert comparable(refused) == comparable(alike), person


COMMANDS: dict[str, object] = {
    **test_permissions.CASE_WRITES,
    **test_permissions.OTHER_WRITES,
    **test_permissions.PANEL_WRITES,
    **test_permissions.MEETING_WRITES,
    **test_permissions.NOTICE_WRITES,
    **test_permissions.DISPUTE_WRITES,
    "PUT /ledger/cosignature": None,
    "POST /purpose": None,
    "POST /views": None,
    "POST /assignments": None,
    "POST /acts/<act>": None,
    "POST /panels/<uuid:id>/cases/<uuid:case>/sheet/draft": None,
    "POST /notices/<uuid:id>/objection": None,
    "POST /cases/<uuid:id>/bundle": None,
    "POST /cases/<uuid:id>/what-if": None,
    **test_permissions.CERTIFICATION_WRITES,
    **test_permissions.REVOCATION_WRITES,
    **test_permissions.PERFORMANCE_WRITES,
}
"""What each command is sent with: on a version that never was, by somebody it is not for, or to no avail."""
MAKING = frozenset({"POST /firms"})
"""Done for anybody, with a new id in the answer."""
DONE = {
    "PUT /panels/<uuid:id>/cases/<uuid:case>/sheet/draft",
    "DELETE /panels/<uuid:id>/cases/<uuid:case>/sheet/draft",
    "POST /applications/<uuid:id>/bundle",
    "POST /privacy-requests",
    "PUT /views",
}
"""What changes nothing that anybody else reads, and is undone again."""


def test_no_command_is_forgotten(worlds: Worlds) -> None:
    world, _ = worlds
    assert {rule for rule, _ in commands(world, world.app("stranger"))} == COMMANDS.keys()


@pytest.mark.parametrize("person", ["chair", "judge who did not", "secretary", "auditor", "lead", "stranger"])
def test_nobody_learns_it_from_what_a_command_is_answered(worlds: Worlds, person: str) -> None:
    one, other = worlds
    asked = [each for each in commands(one, one.app(person)) if each[0] not in MAKING]
    for rule, path in sorted(asked, key=lambda each: each[0].startswith("DELETE")):
        method = rule.split()[0]
        here, there = (world.ask(person, path, body=COMMANDS[rule], version=0, method=method) for world in (one, other))
        assert comparable(here) == comparable(there), rule
        assert here.status_code >= 400 or rule in DONE, rule


@pytest.mark.parametrize("person", ["chair", "auditor", "stranger"])
def test_nobody_learns_it_from_waiting_for_a_position(worlds: Worlds, person: str) -> None:
    for path in (f"{API}/applications?limit=1", f"{API}/applications/{worlds[0].open_case}"):
        for positions in ([world.begun for world in worlds], [world.at.office.book.shown() for world in worlds]):
            answers = [world.ask(person, path, after=at) for world, at in zip(worlds, positions, strict=True)]
            assert comparable(answers[0]) == comparable(answers[1])


@pytest.mark.parametrize("person", ["auditor", "officer", "lead", "partner"])
def test_nobody_learns_it_from_following_the_feed(worlds: Worlds, person: str) -> None:
    """Page by page: where each ends, and its cursor, are compared with nothing masked."""
    path, pages = f"{API}/feed?limit=7", 0
    while True:
        one, other = (world.ask(person, path) for world in worlds)
        assert one.headers["Link"] == other.headers["Link"]
        assert comparable(one) == comparable(other)
        path = one.headers["Link"].split("<")[1].split(">")[0]
        if one.get_json() == []:
            break
        pages += 1
    assert pages > 1


@pytest.mark.parametrize("person", ROLES, scope="module")
def test_nobody_learns_from_receipts_which_positions_are_sheets(worlds: Worlds, person: str) -> None:
    in_one, in_other = ({one.position for one in world.at.log.read(0, 10_000) if hidden(one.fact)} for world in worlds)
    own = {
        one.position for one in worlds[0].at.log.read(0, 10_000) if one.envelope.by.subject == worlds[0].people[person]
    }
    # What is a sheet in one world alone is a fact of somebody's own in the other: only auditors are told of both.
    secret = sorted((in_one | in_other if person == "auditor" else in_one & in_other) - own)
    assert len(secret) > 4
    for position in secret:
        one, other = (comparable(world.ask(person, f"{API}/receipts/{position}")) for world in worlds)
        assert one == other
        assert one["status"] == (200 if person == "auditor" else 404)


@pytest.mark.parametrize("person", ["auditor", "decider", "dispute reviewer"])
def test_nobody_learns_it_from_asking_what_if(worlds: Worlds, person: str) -> None:
    judge = worlds[0].people["judge with a secret"]
    for asked in ({"kind": "other-trimming", "trim_from": 3}, {"kind": "without-evaluator", "judge": str(judge)}):
        path = f"{API}/applications/{worlds[0].open_case}/counterfactuals"
        one, other = (comparable(world.ask(person, path, body=asked)) for world in worlds)
        assert one == other


WATCHING = ("auditor", "lead")


def test_nothing_that_anybody_reads_moves_when_a_sheet_is_taken_back(pair: Pair) -> None:
    """Not even how far the record goes: who asks again and again would learn when, and how often."""
    with a_copy(pair[0]) as world:
        everything = [(person, path) for person in WATCHING for _, path in questions(world, world.app(person))]
        asked = [one for one in everything if not one[1].endswith(GROWING)]
        before = [as_it_is(world.ask(*one)) for one in asked]
        world.sitting(world.open_case).reopen(world.people["judge who sealed"])
        world.at.catch_up()
        after = [as_it_is(world.ask(*one)) for one in asked]
        assert [one for one, was, now in zip(asked, before, after, strict=True) if was != now] == []


GROWING = ("/readers", "/acts")
"""The record of readings grows by this very asking; as known by a position it is asked like everything else."""
FRESH_HEADERS = frozenset({"X-Request-Id", "Date", "Set-Cookie", "Content-Security-Policy"})
FRESH_TEXT = (
    r'"request":"[^"]+"',
    r'(?<=nonce[=-])"?[\w-]{20,}',
    r'(?<=name="token" value=")[^"]+',
    r'(?<=name="once" value=")[^"]+',
)
"""What no two answers share: ids, seconds, signatures with the time, nonces. Positions are not among them."""


def as_it_is(answer: TestResponse) -> object:
    """An answer but for what is made afresh for each."""
    text = answer.get_data().decode(errors="replace")
    for pattern in FRESH_TEXT:
        text = re.sub(pattern, "", text)
    return answer.status_code, [one for one in answer.headers.items() if one[0] not in FRESH_HEADERS], text


@pytest.mark.parametrize("person", ["auditor", "dispute reviewer"])
def test_who_looks_on_is_told_nobodys_name_by_any_route(worlds: Worlds, person: str) -> None:
    world = worlds[0]
    found = world.at.office.book.register([*world.people.values(), *world.sitting(world.open_case).people])
    named = {row.label for id, row in found.items() if id != world.people[person]}
    assert len(named) > 10
    answers = [(path, world.ask(person, path, purpose=None)) for _, path in questions(world, world.app(person))]
    assert sum(answer.status_code == HTTPStatus.OK for _, answer in answers) > 20
    told = [(path, name) for path, answer in answers for name in named if name.encode() in answer.get_data()]
    assert told == []


def test_every_route_answers_somebody(worlds: Worlds) -> None:
    """What nobody is answered is not compared either."""
    unanswered = {one.rule for one in heard(worlds, "auditor")}
    for person in ("auditor", *ROLES):
        if unanswered:
            unanswered -= {one.rule for one in heard(worlds, person) if one.answer.status_code == 200}
    assert unanswered == ASKED_WITH_MORE


ASKED_WITH_MORE = {"/calls/new", "/dashboard/cases"}
"""Pages that lead on to a form, or are of a figure that their address names: nobody is answered 200 without."""


def typed_in(world: World, case: UUID) -> set[str]:
    """The texts that lie under the key of a case, long enough to be found in an answer by no chance."""
    log, keys = world.at.log, world.at.office.keys
    found = (text for one in log.read(0, 10_000) for text in sealed_in(one.fact) if text.k.startswith(f"case:{case}"))
    return {text for one in found if (text := keys.open(one)) and len(text) > 8}


def sealed_in(value: object) -> Iterator[SealedText]:
    """Every sealed text of a fact."""
    if isinstance(value, SealedText):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from sealed_in(one)
    elif is_dataclass(value):
        for one in fields(value):
            yield from sealed_in(getattr(value, one.name))


@pytest.mark.parametrize(("person", "leaves_a_trace"), [("auditor", True), ("judge who sealed", True), ("lead", False)])
def test_who_is_shown_what_others_typed_is_on_record_whatever_the_route(
    worlds: Worlds, person: str, leaves_a_trace: bool
) -> None:
    world, _ = worlds
    texts = typed_in(world, world.open_case)
    shown: set[str] = set()
    for one in heard(worlds, person):
        told = one.answer.get_data().decode(errors="replace")
        if any(text in told for text in texts):
            shown.add(one.rule)
            readings = [each.fact for each in one.left if isinstance(each.fact, SealedRead)]
            assert any(each.cases for each in readings) is leaves_a_trace, one.path
    assert {"/cases/<uuid:id>", f"{API}/applications/<uuid:id>", f"{API}/applications/<uuid:id>/replay"} <= shown


def test_whatever_is_masked_is_masked_for_a_reason_and_occurs(worlds: Worlds) -> None:
    answers = [one.answer for person in WATCHING for one in heard(worlds, person)]
    headers = {name for answer in answers for name, _ in answer.headers}
    read = [answer for answer in answers if answer.is_json or str(answer.mimetype).startswith("text/")]
    text = "\n".join(answer.get_data(as_text=True) for answer in read)
    assert set(MASKED_HEADERS) <= headers
    assert [name for name in MASKED_FIELDS if f'"{name}":' not in text] == []
    assert [pattern for pattern in MASKED_TEXT if not re.search(pattern, text)] == []
    public = "\n".join(answer.get_data(as_text=True) for answer in read if answer.request.path.startswith(LEDGER))
    assert [pattern for pattern in MASKED_LEDGER if not re.search(pattern, public)] == []
    assert all([*MASKED_HEADERS.values(), *MASKED_FIELDS.values(), *MASKED_TEXT.values(), *MASKED_LEDGER.values()])


def test_after_the_reveal_those_who_may_read_sheets_learn_it_and_nobody_else(pair: Pair) -> None:
    with copies(pair) as worlds:
        for world in worlds:
            world.sitting(world.closed_case).reveal()
            world.at.catch_up()
        case, panel = worlds[0].closed_case, worlds[0].sitting(worlds[0].closed_case).panel
        for path in (
            f"/cases/{case}",
            f"{API}/applications/{case}/timeline",
            f"{API}/panels/{panel}/cases/{case}/sheets",
            f"{API}/panels/{panel}/cases/{case}/tally",
        ):
            one, other = (comparable(world.ask("auditor", path)) for world in worlds)
            assert one != other, path
        for person in ("lead", "stranger"):
            assert differing(worlds, person) == [], person


def hidden(fact: object) -> bool:
    return isinstance(fact, Sealed | Reopened)


def sealed(world: World) -> int:
    return sum(hidden(one.fact) for one in world.at.log.read(0, 10_000))


def drafted(world: World) -> list[bool]:
    """Of which judge of the case that is being scored a draft lies at the desk."""
    sitting = world.sitting(world.open_case)
    sheets = [sheet_of(sitting.panel, world.open_case, judge) for judge in sitting.people]
    return [world.at.office.drafts.load(sheet) is not None for sheet in sheets]


def drafts(world: World) -> Response:
    return jsonify(somebody_writes=drafted(world)[3])


def count(world: World) -> Response:
    return jsonify(sheets=sealed(world))


def tag(world: World) -> Response:
    answer = jsonify(case=str(world.open_case))
    answer.headers["ETag"] = f'"{sealed(world)}"'
    return answer


def gap(world: World) -> Response:
    """A feed of what everybody may see, its lines numbered through all there is."""
    lines = [number for number, one in enumerate(world.at.log.read(0, 10_000)) if not hidden(one.fact)]
    return jsonify(next=[later - earlier for earlier, later in pairwise(lines)])


def error(world: World) -> Response:
    answer = jsonify(title="Not yet", detail=f"{7 - sealed(world)} sheets are missing.")
    answer.status_code = 409
    return answer


def moment(world: World) -> Response:
    """When something last changed, a sheet among it."""
    last = max(one.envelope.at for one in world.at.log.read(0, 10_000) if isinstance(one.fact, Sealed))
    return jsonify(changed_at=last.isoformat())


LEAKS = (count, tag, gap, error, moment, drafts)


@pytest.fixture(scope="module")
def leaking(worlds: Worlds) -> Worlds:
    """The worlds behind web processes with a route for each leak."""

    def plant(app: Flask, world: World) -> None:
        for leak in LEAKS:
            app.add_url_rule(f"{PLANTED}/{leak.__name__}", f"planted-{leak.__name__}", partial(leak, world))

    return planted(worlds, plant)


@pytest.mark.parametrize("leak", LEAKS, ids=lambda leak: leak.__name__)
def test_a_planted_leak_is_found(leaking: Worlds, leak: Callable[[World], Response]) -> None:
    path = f"{PLANTED}/{leak.__name__}"
    assert differing(leaking, "stranger", under=path) == [path]


def test_a_route_that_asks_for_something_new_cannot_be_forgotten(worlds: Worlds) -> None:
    def plant(app: Flask, _: World) -> None:
        app.add_url_rule(f"{API}/ballots/<uuid:ballot>", "planted", str)

    with pytest.raises(LookupError, match="ballots/<uuid:ballot> is not compared"):
        differing(planted(worlds, plant), "stranger")


def planted(worlds: Worlds, plant: Plant) -> Worlds:
    one, other = worlds
    return one.with_a_route(plant), other.with_a_route(plant)
