"""What officers do with a case before it is evaluated."""

from application.actions import Action
from application.permissions import Thing, may
from domain.values import Agency
from web import current
from web.pages.acting import client
from web.pages.acting.acts import Act, Given
from web.pages.acting.fields import Options
from web.pages.rendering import names, teller
from web.wording import findings as wording


def officers(given: Given) -> Options:
    """The intake officers of the case's agency, for who serves it."""
    actor, agency = current.actor(), Agency(client.get(f"/applications/{given['id']}").body["agency"])
    if actor is None or not may(actor, Action.ASSIGN_OFFICER, Thing(agencies=frozenset({agency}))).allowed:
        return []
    found = current.office().book.officers(agency)
    names().keep(found)
    told = teller()
    return [(str(row.id), told.name(row.id)) for row in found]


def unmet(given: Given) -> Options:
    """The criteria that a case is judged by."""
    found = client.get(f"/applications/{given['id']}/findings").body["findings"]
    return [(one["criterion"], wording.title(one["criterion"], current.language())) for one in found]


ACTS = (
    Act(endpoint="eligibility.assign", choices={"officer": officers}),
    Act(endpoint="intake.request_supplement"),
    Act(endpoint="intake.extend_supplement"),
    Act(endpoint="intake.return_application"),
    Act(endpoint="eligibility.judge", choices={"overrides.*.criterion": unmet}),
    Act(endpoint="intake.withdraw"),
    Act(endpoint="intake.provide_supplement"),
    Act(endpoint="intake.submit"),
    Act(endpoint="stages.schedule"),
    Act(endpoint="stages.report"),
    Act(endpoint="stages.record"),
)
