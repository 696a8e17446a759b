"""Panels as the API shows them: to each no more than they may know."""

from collections.abc import Iterable
from uuid import UUID

from application import convening
from application.office import Found, Office
from application.permissions import Thing
from domain.applications import APPLICATION
from domain.panels import Assigned, Panel
from web.api.asking import me
from web.api.naming import Names, opened
from web.wording.hints import sentence

Json = dict[str, object]


def oversees(thing: Thing) -> bool:
    """Whether the asker sees what every member answered: whoever presides, and who is on the panel's business without a seat."""
    return me().id == thing.chair or me().id not in thing.panellists


def line(found: Found[Panel]) -> Json:
    """A panel in the list."""
    panel = found.state
    return {
        "id": found.id,
        "version": found.version,
        "call": panel.call,
        "track": panel.track,
        "stage": panel.stage,
        "convened": panel.convened,
    }


def panel(found: Found[Panel]) -> Json:
    """A panel as it stands."""
    state = found.state
    names = Names([*state.people(), state.chair, state.deputy, state.secretary])
    seats = [
        {
            "person": names.of(one.person),
            "outside_expert": one.outside_expert,
            "first": one.first,
            "last": one.last,
        }
        for one in state.members
    ]
    return {
        **line(found),
        "members": seats,
        "chair": names.of(state.chair),
        "deputy": names.of(state.deputy),
        "secretary": names.of(state.secretary),
        "cases": [_assigned(case, assigned) for case, assigned in state.cases.items()],
    }


def panel_case(then: Office, found: Found[Panel], case: UUID, thing: Thing) -> Json:
    """A case before the panel as it stands, or stood: of the case itself nothing but its firms' names."""
    assigned = found.state.cases[case]
    overseeing = oversees(thing)
    shown = frozenset(found.state.people()) | found.state.left if overseeing else frozenset({me().id})
    firms = then.find(APPLICATION, case).state.form.firms()
    names = Names(
        [*shown, *firms, *(one.party for one in assigned.challenges), *(assigned.missing or ())],
    )
    return {
        **_assigned(case, assigned),
        "panel": found.id,
        "version": found.version,
        "firms": names.of_all(firms),
        "hints": _hints(then, found.id, case, [one for one in found.state.people() if one in shown], names),
        "declarations": [
            {
                "member": names.of(one.member),
                "conflict": one.conflict,
                "grounds": one.grounds,
                "detail": opened(one.detail) if me().id in (one.member, thing.chair) else None,
                "on": one.on,
            }
            for one in assigned.declarations
            if one.member in shown
        ],
        "challenges": [
            {
                "member": names.of(one.member),
                "party": names.of(one.party),
                "grounds": one.grounds,
                "reasons": opened(one.reasons),
                "upheld": one.upheld,
                "on": one.on,
            }
            for one in assigned.challenges
            if overseeing
        ],
        "recusals": [
            {"member": names.of(one.member), "cause": one.cause, "grounds": one.grounds, "on": one.on}
            for one in assigned.recusals
            if one.member in shown
        ],
        "missing": names.of_all(assigned.missing or ()) if assigned.revealed else [],
    }


def _assigned(case: UUID, assigned: Assigned) -> Json:
    return {
        "case": case,
        "answered": assigned.declaration(me().id) is not None,
        "recused": assigned.recusal(me().id) is not None,
        "closed": assigned.closed,
        "revealed": assigned.revealed,
    }


def _hints(then: Office, panel: UUID, case: UUID, members: Iterable[UUID], names: Names) -> list[Json]:
    return [
        {
            "member": names.of(one.member),
            "ground": one.ground,
            "code": one.because.code,
            "values": dict(one.because.values),
            "sentence": {language: sentence(one.because, language, names.label) for language in ("ko", "en")},
        }
        for one in convening.hints(then, panel, case=case, members=members)
    ]
