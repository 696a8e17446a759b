"""Selected cases for tests of what follows the selection: its facts are recorded as they are, without the way to them."""

from uuid import UUID, uuid4

from application import certifying, opening
from application.office import Office, selection_of
from application.record import By
from domain.applications import APPLICATION
from domain.applications.facts import Selected
from domain.calls import CALL
from domain.roles import Role
from domain.rules.vocabulary import Track
from domain.selections import SELECTION
from domain.selections.facts import Listed, Published
from domain.values import Agency
from tests.scenes import Scene


def a_selected_case(
    scene: Scene, track: Track = Track.INNOVATION_GROWTH, *, published: bool = True, agreed: bool = False
) -> UUID:
    """A submitted case whose selection is on record, and published (고시) unless told otherwise; with an agreement where told."""
    case = scene.draft(track)
    if agreed:
        form = scene.office.find(APPLICATION, case).state.form
        scene.agree(case, *form.firms())
    scene.submit(case)
    office, by = scene.office, opening.by_machine(uuid4())
    pin, today = office.find(CALL, scene.call).state.terms.rules, office.today()
    selected = Selected(
        meeting=None,
        clause="판로지원법 §20의2②",
        text=office.seal("(가상) 선정", "case", case),
        differs=None,
        rules=pin.version,
        on=today,
    )
    office.log.append(office.find(APPLICATION, case).then(selected), by=by)
    if published:
        listed = Listed(call=scene.call, track=track, standings=(), limit=None, lines=(), rules=pin, on=today)
        fact = Published(call=scene.call, track=track, selected=(case,), on=today)
        begun = office.log.load(SELECTION, selection_of(scene.call, track))
        office.log.append(begun.then(*([] if begun.state else [listed]), fact), by=by)
    return case


def confirmed(office: Office, case: UUID, by: By | None = None) -> UUID:
    """The confirmation of the case's first product for its first lead firm, from today on."""
    form = office.find(APPLICATION, case).state.form
    receipt = certifying.issue(
        office,
        case,
        product=form.items[0].id,
        added=None,
        holder=form.leads[0],
        first=None,
        by=by or decider(),
    )
    return receipt.stream


def decider(agency: Agency = Agency.MSS) -> By:
    """A decider of an agency."""
    return By(subject=uuid4(), role=Role.DECIDER, agency=agency, cause=uuid4())
