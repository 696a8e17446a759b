"""Reading sealed material of others is put on record, with its purpose, before anything of it is shown."""

from typing import Any, TypeVar
from urllib.parse import unquote
from uuid import UUID

from flask import request

from application.audit.accesses import Access, record_reading
from application.permissions import Verdict
from domain.access.facts import Material, Purpose
from domain.roles import Role
from web.api.asking import me
from web.api.blueprints import mark
from web.api.commanding import command
from web.api.fields import LINE
from web.current import office
from web.problems import Problem

View = TypeVar("View", bound=Any)


def accounted(view: View) -> View:
    """Mark a route whose reading is put on record with the purpose its person states."""
    return mark(view, parameters=("PURPOSE", "PURPOSE_NOTE"))  # type: ignore[no-any-return]


def account(allowed: Verdict, material: Material, of: UUID, *cases: UUID) -> None:
    """Put on record what is about to be shown, unless it is the own firm's. Raises `Unrecorded` (503).

    Who audits must say what for; everybody else reads in the course of their duty unless they say otherwise.
    """
    if allowed.capacity is None or allowed.capacity.acting_for in me().subject.firms():
        return
    access = Access(material=material, of=of, cases=cases, purpose=_purpose(allowed.capacity.role), note=_note())
    record_reading(office(), access, by=command(allowed).by)


def _purpose(role: Role) -> Purpose:
    given = request.headers.get("Sangsaeng-Purpose")
    if given is None and role is not Role.AUDITOR:
        return Purpose.DUTY
    if given not in set(Purpose):
        raise Problem("purpose-required", known=", ".join(one.value for one in Purpose))
    return Purpose(given)


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
