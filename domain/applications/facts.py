"""The story of an application (과제), read from top to bottom."""

from datetime import date, datetime
from uuid import UUID

from domain.applications.outcomes import Outcome, ReasonCode, Step
from domain.facts import Fact, fact
from domain.findings import Override
from domain.rules.vocabulary import Finding, PaperKind, Source, Stage, Task, Track
from domain.values import Form, Paper, ReceiptNo, RuleBookName, Sealed


@fact("application.drafted", 1)
class Drafted(Fact):
    """A firm began an application (step 2: 참여신청서 작성). `filed_by` is the firm that files it (AMB-22: the lead)."""

    call: UUID
    track: Track
    filed_by: UUID
    form: Form


@fact("application.amended", 1)
class Amended(Fact):
    """The form was changed before submission; the whole form as it now stands."""

    form: Form


@fact("application.paper_attached", 1)
class PaperAttached(Fact):
    """A paper was uploaded (step 3: 신청서류 제출); `replaces` names the paper it takes the place of."""

    paper: Paper
    replaces: UUID | None


@fact("application.paper_removed", 1)
class PaperRemoved(Fact):
    """A paper was taken back before submission."""

    paper: UUID


@fact("application.submitted", 1)
class Submitted(Fact):
    """The application was submitted (step 4, AMB-20). In time it is received, however incomplete (행정절차법 §17④).

    `arrived` is the instant the complete request arrived and decides whether the call was open; `task` is everything the
    rules looked at, the firms as they stood that day included; `findings` every criterion's answer; `missing` the papers
    asked for and not attached.
    """

    receipt: ReceiptNo
    arrived: datetime
    rules: RuleBookName
    task: Task
    findings: tuple[Finding, ...]
    missing: tuple[PaperKind, ...]
    on: date


@fact("application.changed", 1)
class Changed(Fact):
    """The form was changed after submission, as the law allows until the decision (행정절차법 §17⑧)."""

    form: Form
    reasons: Sealed
    on: date


@fact("application.officer_assigned", 1)
class OfficerAssigned(Fact):
    """An intake officer handles the application; `instead_of` is the one before."""

    officer: UUID
    instead_of: UUID | None
    on: date


@fact("application.supplement_requested", 1)
class SupplementRequested(Fact):
    """The officer asked for what is missing, by a due date (행정절차법 §17⑤)."""

    papers: tuple[PaperKind, ...]
    reasons: Sealed
    due: date
    on: date


@fact("application.supplement_extended", 1)
class SupplementExtended(Fact):
    """The due date of the supplement was moved back (민원처리법 시행령 §24: on request, at most twice)."""

    due: date
    reasons: Sealed
    on: date


@fact("application.supplement_provided", 1)
class SupplementProvided(Fact):
    """The applicant says the supplement is complete; `missing` is what still is not there."""

    missing: tuple[PaperKind, ...]
    on: date


@fact("application.returned", 1)
class Returned(Fact):
    """The application was sent back because the supplement never came (행정절차법 §17⑥)."""

    reasons: Sealed
    basis: Source
    on: date


@fact("application.withdrawn", 1)
class Withdrawn(Fact):
    """The applicant withdrew (취하)."""

    reasons: Sealed | None
    on: date


@fact("application.found_eligible", 1)
class FoundEligible(Fact):
    """An intake officer found the application eligible, on these findings and overrides."""

    rules: RuleBookName
    task: Task
    findings: tuple[Finding, ...]
    overrides: tuple[Override, ...]
    reasons: Sealed | None
    on: date


@fact("application.found_ineligible", 1)
class FoundIneligible(Fact):
    """An intake officer found the application not eligible, with reasons, on these findings and overrides."""

    rules: RuleBookName
    task: Task
    findings: tuple[Finding, ...]
    overrides: tuple[Override, ...]
    reasons: Sealed
    on: date


@fact("application.hearing_scheduled", 1, prospective=True)
class HearingScheduled(Fact):
    """Place and time of the face-to-face hearing or the on-site visit (영 §17의2③; 시행규칙 §14의2②). `on` is its day."""

    stage: Stage
    place: Sealed
    at: datetime
    on: date


@fact("application.hearing_reported", 1)
class HearingReported(Fact):
    """What was heard, or found on site, as reported (현장평가 결과)."""

    stage: Stage
    report: Sealed
    on: date


@fact("application.stage_passed", 1)
class StagePassed(Fact):
    """An officer recorded that the stage was passed, on the tally of this version."""

    stage: Stage
    panel: UUID
    tally: int
    on: date


@fact("application.stage_failed", 1)
class StageFailed(Fact):
    """An officer recorded that the stage was not passed, on the tally of this version; its result is kept."""

    stage: Stage
    panel: UUID
    tally: int
    on: date


@fact("application.decision_drafted", 1)
class DecisionDrafted(Fact):
    """The agency drafted the decision (기안) after the committee's resolution. `differs` is why it does not follow it."""

    outcome: Outcome
    meeting: UUID | None
    reasons: tuple[ReasonCode, ...]
    clause: Source
    text: Sealed
    differs: Sealed | None
    on: date


@fact("application.decision_reviewed", 1)
class DecisionReviewed(Fact):
    """The draft was reviewed (검토); `agreed` or sent back with reasons."""

    agreed: bool
    reasons: Sealed | None
    on: date


@fact("application.selected", 1)
class Selected(Fact):
    """The responsible agency's decider selected the application (선정; 결재)."""

    meeting: UUID | None
    clause: Source
    text: Sealed
    differs: Sealed | None
    rules: RuleBookName
    on: date


@fact("application.rejected", 1)
class Rejected(Fact):
    """The responsible agency's decider did not select the application (미선정; 결재), with reasons (행정절차법 §23)."""

    meeting: UUID | None
    reasons: tuple[ReasonCode, ...]
    clause: Source
    text: Sealed
    differs: Sealed | None
    rules: RuleBookName
    on: date


@fact("application.decision_corrected", 1)
class DecisionCorrected(Fact):
    """An obvious clerical error in the decision's text was corrected (행정절차법 §25); the decision stands."""

    text: Sealed
    reasons: Sealed
    on: date


@fact("application.decision_set_aside", 1)
class DecisionSetAside(Fact):
    """The decision was set aside by an objection that was upheld; it stays on record, and the case goes back.

    The results of `again` no longer count: those stages are recorded anew. `anew` among them are heard before another
    panel; `panels` do not hear the case any more, and what `meetings` resolved on it no longer counts.
    """

    dispute: UUID
    back_to: Step
    again: tuple[Stage, ...]
    anew: tuple[Stage, ...]
    panels: tuple[UUID, ...]
    meetings: tuple[UUID, ...]
    on: date


@fact("application.selection_revoked", 1)
class SelectionRevoked(Fact):
    """The revocation of the selection (선정 취소) had effect: its notice arrived at the first of the parties."""

    revocation: UUID
    on: date


@fact("application.selection_restored", 1)
class SelectionRestored(Fact):
    """The revocation was set aside: the selection stands again."""

    revocation: UUID
    on: date


ApplicationFact = (
    Drafted
    | Amended
    | PaperAttached
    | PaperRemoved
    | Submitted
    | Changed
    | OfficerAssigned
    | SupplementRequested
    | SupplementExtended
    | SupplementProvided
    | Returned
    | Withdrawn
    | FoundEligible
    | FoundIneligible
    | HearingScheduled
    | HearingReported
    | StagePassed
    | StageFailed
    | DecisionDrafted
    | DecisionReviewed
    | Selected
    | Rejected
    | DecisionCorrected
    | DecisionSetAside
    | SelectionRevoked
    | SelectionRestored
)
