"""What is asked of revocations."""

from domain.notices.facts import Method
from domain.revocations.facts import Ground
from web.api.as_of import AsOfQuery
from web.api.fields import Body, Day, Flag, Id, Instant, Line, Typed, Whole, one_of, several

PARTIES = 200
MOST_DAYS = 90


class GroundReportBody(Body):
    """The ground that may stand, and what it is known from."""

    ground = one_of(Ground, required=True)
    text = Typed(required=True)


class GivingUpBody(Body):
    """Which firm gives up, and why."""

    party = Id(required=True)
    text = Typed(required=True)


class PriorNoticeBody(Body):
    """Whom a bar would name, on which ground; facts, content and legal basis; days to comment; how it is sent."""

    to_be_barred = several(Id(), PARTIES, least=1, required=True)
    ground = one_of(Ground, required=True)
    text = Typed(required=True)
    days = Whole(1, MOST_DAYS, required=True)
    method = one_of(Method, required=True)


class OpinionBody(Body):
    """For which firm, and its opinion; without a text it has none."""

    party = Id(required=True)
    text = Typed(load_default=None, allow_none=True)


class RevocationHearingBody(Body):
    """When and where the hearing is, and why it is ordered."""

    day = Day(required=True)
    place = Line(required=True)
    reasons = Typed(required=True)


class RevocationHearingReportBody(Body):
    """Who of the parties came, and what was heard."""

    attended = several(Id(), PARTIES, load_default=list)
    report = Typed(required=True)


class RevokingBody(Body):
    """Whom the bar names (AMB-26), and why the selection is revoked."""

    barred = several(Id(), PARTIES, least=1, required=True)
    reasons = Typed(required=True)


class RevocationNoticeBody(Body):
    """How the decision is sent, and what is said of what each party may do."""

    method = one_of(Method, required=True)
    text = Typed(required=True)


class RevocationArrivalBody(Body):
    """At which party it arrived, and when."""

    party = Id(required=True)
    arrived = Instant(required=True)


class RevocationReasonsBody(Body):
    """Why."""

    reasons = Typed(required=True)


class RevocationsQuery(AsOfQuery):
    """Whether only what waits is asked for."""

    due = Flag(load_default=False)
