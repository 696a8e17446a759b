"""The words of disputes (이의신청): what is aimed at, what is sought, what comes of it, and why somebody may not rule."""

from enum import StrEnum


class Aim(StrEnum):
    """What a point is aimed at, each named exactly: a stream and the version it stood at."""

    DECISION = "DECISION"
    """The disposition itself (처분)."""
    FINDING = "FINDING"
    """A criterion's finding at eligibility."""
    SCORE = "SCORE"
    """A criterion's score at a stage, or the stage's score, as tallied at that version."""
    CLAUSE = "CLAUSE"
    """The statutory basis the decision rests on."""
    RECORD = "RECORD"
    """A fact of the case, by its log position."""


class RemedyKind(StrEnum):
    """What is sought, and what may be ordered."""

    REMAND = "REMAND"
    """Back to a named stage, before a new panel."""
    RESCORE = "RESCORE"
    """A criterion's marks are corrected by the panel that gave them."""
    REPLACE_DECISION = "REPLACE_DECISION"
    """The agency decides anew on what is recorded."""
    CORRECT_FINDING = "CORRECT_FINDING"
    """The intake officer judges the eligibility anew."""


class Content(StrEnum):
    """What an objection must hold, by its regime; a firm's name, seat and representative stand in the register."""

    CONTACT = "CONTACT"
    DISPOSITION = "DISPOSITION"
    """처분의 내용, or the petition concerned."""
    RECEIVED_ON = "RECEIVED_ON"
    """The day the refusal was received."""
    PURPORT = "PURPORT"
    """취지."""
    REASONS = "REASONS"


class Result(StrEnum):
    """What a point, and the whole, comes to. The words are common practice, read in no statute of these regimes (assumed)."""

    UPHELD = "UPHELD"
    """인용."""
    PARTLY_UPHELD = "PARTLY_UPHELD"
    """일부 인용."""
    DISMISSED = "DISMISSED"
    """기각: on the merits."""
    INADMISSIBLE = "INADMISSIBLE"
    """각하."""


UPHOLDING = frozenset({Result.UPHELD, Result.PARTLY_UPHELD})


class Inadmissible(StrEnum):
    """Why a point is not judged on its merits."""

    LATE = "LATE"
    """Filed after the period."""
    NO_OBJECTION_IN_LAW = "NO_OBJECTION_IN_LAW"
    """The regime gives no objection: 행정심판 and 행정소송 remain."""
    NO_STANDING = "NO_STANDING"
    """The decision was not addressed to the objector."""
    NO_DISPOSITION = "NO_DISPOSITION"
    """Nothing was refused."""
    NO_LONGER_STANDS = "NO_LONGER_STANDS"
    """The decision was set aside since, as by another party's objection."""
    INCOMPLETE = "INCOMPLETE"
    """What the law asks for was asked for and never came."""


class BarGround(StrEnum):
    """Why somebody may not review a dispute: they had a part in the case (행정심판법 §10① 5호, 행정절차법 §29① by analogy; assumed)."""

    EVALUATED = "EVALUATED"
    """Sealed a sheet on the case."""
    SAT = "SAT"
    """Held a seat, or wrote the record, on a panel the case was before."""
    VOTED = "VOTED"
    DECIDED = "DECIDED"
    """Drafted, reviewed or made the decision, or corrected it."""
    HANDLED = "HANDLED"
    """Handled the case as an officer."""
    ACTS_FOR_PARTY = "ACTS_FOR_PARTY"
    """Acts or acted for a firm with a part in the case."""
    DECLARED = "DECLARED"
    """Declared a conflict."""


class Consequence(StrEnum):
    """What the law makes of an answer that did not come in time."""

    APPEAL_CLOCK_RUNS = "APPEAL_CLOCK_RUNS"
    """The time to appeal runs from the day after the answer was due (행정기본법 §36④)."""
    APPEAL_CLOCK_UNMOVED = "APPEAL_CLOCK_UNMOVED"
    """The time to appeal runs from the original refusal as before (대법원 2010두8676)."""


class Status(StrEnum):
    """Where a dispute stands."""

    RECEIVED = "RECEIVED"
    """접수: nobody who may rule has taken it up."""
    SUPPLEMENT_REQUESTED = "SUPPLEMENT_REQUESTED"
    """보완 요구."""
    UNDER_REVIEW = "UNDER_REVIEW"
    """검토: a reviewer declared no conflict."""
    RULED = "RULED"
    """결정: the result was not sent yet."""
    NOTIFIED = "NOTIFIED"
    """통지: the result was sent, and did not arrive yet."""
    EFFECTUATING = "EFFECTUATING"
    """이행: told, and a remedy waits to be carried out."""
    CLOSED = "CLOSED"
    """종결."""
    WITHDRAWN = "WITHDRAWN"
    """취하."""


ENDED = frozenset({Status.CLOSED, Status.WITHDRAWN})
