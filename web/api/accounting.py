"""Reading sealed material of others is put on record, with its purpose, before anything of it is shown.

Sheets, meetings, papers and register entries are asked for as such: their routes `account` for them. Typed texts and
names stand in many answers: whatever a request that reads opened of others' texts, and whose names it told for a stated
purpose, is put on record as its answer leaves, once.
"""

from urllib.parse import unquote
from uuid import UUID

import structlog
from flask import Flask, Response, g, request

from application import looking
from application.actions import SENSITIVE, Action
from application.audit.accesses import Access, Unrecorded, record_reading, record_refusal, texts_of_others
from application.office import NotFound
from application.parts import Capacities
from application.permissions import Actor, Verdict, may
from application.record import By
from domain.access.facts import Material, Purpose
from domain.applications import APPLICATION
from domain.roles import Role
from web.api.asking import me
from web.api.commanding import command
from web.api.fields import LINE
from web.current import actor, cause, office, opened
from web.masking import names_told, stated_purpose
from web.problems import Problem, answer

_events = structlog.get_logger(__name__)


def account(allowed: Verdict, material: Material, of: UUID, *cases: UUID) -> None:
    """Put on record what is about to be shown, unless it is one's own or the own firm's. Raises `Unrecorded` (503).

    Who audits must say what for; everybody else reads in the course of their duty unless they say otherwise.
    """
    if allowed.capacity is None or of == me().id or allowed.capacity.acting_for in me().subject.firms():
        return
    access = Access(material=material, of=of, cases=cases, purpose=_purpose(allowed.capacity.role), note=_note())
    record_reading(office(), access, by=command(allowed).by)
    g.accounted = frozenset({of, *cases})


def register(app: Flask) -> None:
    """Put the texts that an application's requests open on record."""
    app.after_request(_account_for_texts)
    app.after_request(_account_for_refusal)


def _account_for_refusal(response: Response) -> Response:
    """A reader who was refused something sensitive stays refused, whether or not that could be put on record."""
    reader, action = actor(), g.get("refused")
    if reader is None or action not in SENSITIVE or request.method != "GET":
        return response
    of = next((one for one in (request.view_args or {}).values() if isinstance(one, UUID)), None)
    held = sorted(reader.subject.roles, key=str)
    role, agency = held[0] if held else (Role.APPLICANT, None)
    try:
        by = By(subject=reader.id, role=role, agency=agency, cause=cause())
        record_refusal(office(), action.value, of=of, by=by)
    except Unrecorded:
        _events.warning("refusal-not-recorded", action=action)
    return response


def _account_for_texts(response: Response) -> Response:
    """The answer; or, where the reading cannot be put on record or its purpose is none, that instead."""
    reader = actor()
    if reader is None or not (opened() or names_told()):
        return response
    try:
        told = [
            (Material.TEXTS, of, cases)
            for of, cases in texts_of_others(office(), reader, opened())
            if not g.get("accounted", frozenset()).issuperset(cases or {of})
        ]
        told += [(Material.NAMES, person, ()) for person in sorted(names_told())]
        if told:
            _record(reader, told)
    except Unrecorded:
        return answer("reading-not-recorded")
    except Problem as problem:
        return answer(problem.code, problem.values)
    return response


def _record(reader: Actor, told: list[tuple[Material, UUID, tuple[UUID, ...]]]) -> None:
    capacity = _capacity(reader, next((case for _, _, cases in told for case in cases), None))
    by = By(subject=reader.id, role=capacity.role, agency=capacity.agency, cause=cause())
    purpose, note = _purpose(capacity.role, otherwise=ORDINARY.get(capacity.role, Purpose.DUTY)), _note()
    accesses = (Access(material=what, of=of, cases=cases, purpose=purpose, note=note) for what, of, cases in told)
    record_reading(office(), *accesses, by=by)


ORDINARY = {Role.AUDITOR: Purpose.AUDIT, Role.DISPUTE_REVIEWER: Purpose.DISPUTE}
"""What texts are read for where nobody says; everybody else reads them in the course of their duty."""


def _capacity(reader: Actor, case: UUID | None) -> Capacities:
    """In which capacity somebody reads a case; where no rule lets them read it whole, the first role they hold."""
    try:
        application = office().find(APPLICATION, case).state if case else None
    except NotFound:
        application = None
    if case and application:
        given = may(reader, Action.READ_CASE, looking.as_read_by(office(), reader, case=case, application=application))
        if given.capacity:
            return given.capacity
    held = sorted(reader.subject.roles, key=str)
    role, agency = held[0] if held else (Role.EVALUATOR, None)
    return Capacities(role=role, agency=agency)


def require_purpose() -> Purpose:
    """What the request says it reads for. Raises `Problem` (428) where it does not."""
    given = stated_purpose()
    if given is None:
        raise Problem("purpose-required", known=", ".join(one.value for one in Purpose))
    return given


def _purpose(role: Role, *, otherwise: Purpose | None = None) -> Purpose:
    given = stated_purpose()
    if given is None and "Sangsaeng-Purpose" not in request.headers and (otherwise or role is not Role.AUDITOR):
        return otherwise or Purpose.DUTY
    return require_purpose()


def _note() -> str | None:
    given = request.headers.get("Sangsaeng-Purpose-Note")
    if given is None:
        return None
    try:
        note = unquote(given, errors="strict").strip()
    except UnicodeDecodeError:
        note = ""
    if not 0 < len(note) <= LINE:
        raise Problem("purpose-note-unreadable", most=LINE)
    return note
