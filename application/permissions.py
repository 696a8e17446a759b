"""Who may do what to which thing: one table, one question. Role, agency and part in the case decide, nothing else."""

from dataclasses import dataclass
from enum import StrEnum

from application.parts import (
    AGENCY_SECRETARY,
    ANYBODY,
    ASKED_REVIEWER,
    AUDITOR,
    CHAIR,
    CLEARED_REVIEWER,
    DECIDER,
    DISPUTE_REVIEWER,
    HANDLER,
    LEAD,
    MEMBER,
    NOTHING,
    OF_FIRM,
    OFFICER,
    OPERATOR,
    OWN_SEAT,
    PANEL_SECRETARY,
    PANELLIST,
    PARTNER,
    PRIVACY_OFFICER,
    READER,
    REPRESENTATIVE,
    SELF,
    SIGNER,
    Actor,
    Capacities,
    Part,
    Thing,
)

__all__ = ["NOTHING", "PERMISSIONS", "Action", "Actor", "Capacities", "Thing", "Verdict", "may"]


class Action(StrEnum):
    """Everything a person may ask of the office."""

    READ_CALL = "call.read"
    ANNOUNCE_CALL = "call.announce"
    EXTEND_CALL = "call.extend"
    AMEND_CALL = "call.amend"
    CANCEL_CALL = "call.cancel"
    DESIGNATE_PRODUCTS = "competition_products.designate"
    REGISTER_FIRM = "firm.register"
    REGISTER_PERSON = "person.register"
    DECLARE_PROFILE = "firm.declare_profile"
    RECORD_SUCCESSION = "firm.record_succession"
    READ_REGISTER = "register.read"
    GRANT_ROLE = "role.grant"
    WITHDRAW_ROLE = "role.withdraw"
    AUTHORISE = "person.authorise"
    RECORD_ABSENCE = "absence.record"
    LIST_CASES = "case.list"
    READ_CASE = "case.read"
    READ_PAPER = "paper.read"
    DRAFT = "application.draft"
    AMEND = "application.amend"
    ATTACH_PAPER = "paper.attach"
    REMOVE_PAPER = "paper.remove"
    SUBMIT = "application.submit"
    CHANGE = "application.change"
    WITHDRAW = "application.withdraw"
    PROVIDE_SUPPLEMENT = "supplement.provide"
    DRAFT_AGREEMENT = "agreement.draft"
    AMEND_AGREEMENT = "agreement.amend"
    SIGN_AGREEMENT = "agreement.sign"
    ASSIGN_OFFICER = "officer.assign"
    REQUEST_SUPPLEMENT = "supplement.request"
    EXTEND_SUPPLEMENT = "supplement.extend"
    RETURN_APPLICATION = "application.return"
    JUDGE_ELIGIBILITY = "eligibility.judge"
    CONVENE_PANEL = "panel.convene"
    READ_PANEL = "panel.read"
    READ_ROSTER = "roster.read"
    READ_CONFLICTS = "conflicts.read"
    REPLACE_MEMBER = "member.replace"
    DISMISS_MEMBER = "member.dismiss"
    ASSIGN_CASE = "panel.assign_case"
    DECLARE_CONFLICT = "conflict.declare"
    RAISE_CHALLENGE = "challenge.raise"
    RESOLVE_CHALLENGE = "challenge.resolve"
    RECUSE_MEMBER = "member.recuse"
    SAVE_DRAFT = "sheet.save_draft"
    READ_DRAFT = "sheet.read_draft"
    DISCARD_DRAFT = "sheet.discard_draft"
    SEAL_SHEET = "sheet.seal"
    REOPEN_SHEET = "sheet.reopen"
    READ_OWN_SHEET = "sheet.read"
    CLOSE_SCORING = "scoring.close"
    REVEAL_SHEETS = "sheets.reveal"
    READ_SHEETS = "sheets.read"
    CORRECT_SHEET = "sheet.correct"
    READ_AFFECTED = "affected.read"
    SCHEDULE_HEARING = "hearing.schedule"
    REPORT_HEARING = "hearing.report"
    READ_HEARING_REPORT = "hearing.read_report"
    RECORD_STAGE = "stage.record"
    OPEN_MEETING = "meeting.open"
    READ_MEETING = "meeting.read"
    CAST_VOTE = "vote.cast"
    RESOLVE = "meeting.resolve"
    TAKE_MINUTES = "meeting.minutes"
    CLOSE_MEETING = "meeting.close"
    READ_DECISION = "decision.read"
    DRAFT_DECISION = "decision.draft"
    REVIEW_DECISION = "decision.review"
    DECIDE = "decision.decide"
    CORRECT_DECISION = "decision.correct"
    READ_NOTICE = "notice.read"
    ISSUE_NOTICES = "notice.issue"
    SEND_NOTICE = "notice.send"
    RECORD_ARRIVAL = "notice.record_arrival"
    READ_SELECTION = "selection.read"
    LIST_SELECTION = "selection.list"
    PUBLISH_SELECTION = "selection.publish"
    READ_HOLIDAYS = "holidays.read"
    CORRECT_HOLIDAYS = "holidays.correct"
    RECOMPUTE = "audit.recompute"
    READ_EVALUATORS = "audit.evaluators"
    ASK_COUNTERFACTUAL = "counterfactual.ask"
    READ_READERS = "audit.readers"
    READ_ACTS = "audit.acts"
    SAMPLE_CASES = "audit.sample"
    FILE_OBJECTION = "objection.file"
    SUPPLEMENT_OBJECTION = "objection.supplement"
    WITHDRAW_OBJECTION = "objection.withdraw"
    READ_DISPUTE = "dispute.read"
    LIST_DISPUTES = "dispute.list"
    READ_DISPUTE_LISTS = "dispute.read_lists"
    READ_WORKSPACE = "dispute.read_workspace"
    ASSIGN_REVIEWER = "reviewer.assign"
    DECLARE_REVIEWERS_CONFLICT = "reviewer.declare"
    REQUEST_OBJECTIONS_SUPPLEMENT = "objection.request_supplement"
    EXTEND_ANSWER = "answer.extend"
    RULE_ON_DISPUTE = "dispute.rule"
    NOTIFY_RESULT = "result.notify"
    RECORD_RESULT_ARRIVAL = "result.record_arrival"
    EFFECTUATE_REMEDY = "remedy.effectuate"
    RECORD_APPEAL = "appeal.record"
    REPORT_GROUND = "revocation.report"
    GIVE_UP = "participation.give_up"
    READ_REVOCATION = "revocation.read"
    LIST_REVOCATIONS = "revocation.list"
    GIVE_PRIOR_NOTICE = "revocation.give_prior_notice"
    COMMENT_ON_REVOCATION = "revocation.comment"
    ORDER_REVOCATION_HEARING = "revocation.order_hearing"
    REPORT_REVOCATION_HEARING = "revocation.report_hearing"
    DECIDE_REVOCATION = "revocation.decide"
    NOTIFY_REVOCATION = "revocation.notify"
    SET_REVOCATION_ASIDE = "revocation.set_aside"
    LIST_BARS = "bar.list"
    REGISTER_BODY = "public_body.register"
    LIST_BODIES = "public_body.list"
    IMPORT_PURCHASES = "purchase.import"
    CORRECT_PURCHASE = "purchase.correct"
    LIST_PURCHASES = "purchase.list"
    READ_PURCHASES = "purchase.read"
    READ_STATISTICS = "statistics.read"
    READ_DISPOSALS = "disposal.read"
    PROPOSE_DISPOSAL = "disposal.propose"
    APPROVE_DISPOSAL = "disposal.approve"
    DESTROY_RECORDS = "disposal.destroy"
    SET_SUPPORT_PERIOD = "performance.set_period"
    SCHEDULE_REVIEW = "performance.schedule"
    SUBMIT_EVIDENCE = "performance.submit_evidence"
    RESOLVE_REVIEW = "performance.resolve"
    READ_PERFORMANCE = "performance.read"
    LIST_REVIEWS = "performance.list"
    READ_RECEIPT = "receipt.read"
    EXPORT_BUNDLE = "bundle.export"
    ADVANCE_CLOCK = "clock.advance"
    READ_CERTIFICATIONS = "certification.read"
    ISSUE_CERTIFICATION = "certification.issue"
    SUSPEND_CERTIFICATION = "certification.suspend"
    RESTORE_CERTIFICATION = "certification.restore"
    RENEW_CERTIFICATION = "certification.renew"
    REVOKE_CERTIFICATION = "certification.revoke"
    GIVE_GRADE = "grade.give"
    REVOKE_GRADE = "grade.revoke"
    ASK_BENEFITS = "benefits.ask"
    READ_OFFICE = "office.read"


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """The answer: the rule that allows it and the capacity, or the reason it is refused."""

    allowed: bool
    rule: str
    korean: str
    english: str
    capacity: Capacities | None = None


PERMISSIONS: dict[Action, tuple[Part, ...]] = {
    Action.READ_CALL: (ANYBODY,),
    Action.ANNOUNCE_CALL: (DECIDER,),
    Action.EXTEND_CALL: (DECIDER,),
    Action.AMEND_CALL: (DECIDER,),
    Action.CANCEL_CALL: (DECIDER,),
    Action.DESIGNATE_PRODUCTS: (DECIDER,),
    Action.REGISTER_FIRM: (ANYBODY,),
    Action.REGISTER_PERSON: (OPERATOR,),
    Action.DECLARE_PROFILE: (OF_FIRM,),
    Action.RECORD_SUCCESSION: (DECIDER,),
    Action.READ_REGISTER: (OF_FIRM, SELF, OFFICER, DECIDER, AUDITOR),
    Action.GRANT_ROLE: (OPERATOR,),
    Action.WITHDRAW_ROLE: (OPERATOR,),
    Action.AUTHORISE: (REPRESENTATIVE,),
    Action.RECORD_ABSENCE: (SELF, DECIDER),
    Action.LIST_CASES: (ANYBODY,),
    Action.READ_CASE: (LEAD, PARTNER, MEMBER, OFFICER, DECIDER, AUDITOR, READER, CLEARED_REVIEWER),
    Action.READ_PAPER: (LEAD, PARTNER, OFFICER, DECIDER, READER, CLEARED_REVIEWER),
    Action.DRAFT: (OF_FIRM,),
    Action.AMEND: (LEAD,),
    Action.ATTACH_PAPER: (LEAD, PARTNER),
    Action.REMOVE_PAPER: (LEAD,),
    Action.SUBMIT: (LEAD,),
    Action.CHANGE: (LEAD,),
    Action.WITHDRAW: (LEAD,),
    Action.PROVIDE_SUPPLEMENT: (LEAD,),
    Action.DRAFT_AGREEMENT: (LEAD, PARTNER),
    Action.AMEND_AGREEMENT: (LEAD, PARTNER),
    Action.SIGN_AGREEMENT: (SIGNER,),
    Action.ASSIGN_OFFICER: (OFFICER, DECIDER),
    Action.REQUEST_SUPPLEMENT: (HANDLER,),
    Action.EXTEND_SUPPLEMENT: (HANDLER,),
    Action.RETURN_APPLICATION: (HANDLER,),
    Action.JUDGE_ELIGIBILITY: (HANDLER,),
    Action.CONVENE_PANEL: (AGENCY_SECRETARY, DECIDER),
    Action.READ_PANEL: (PANELLIST, PANEL_SECRETARY, AGENCY_SECRETARY, DECIDER, AUDITOR, CLEARED_REVIEWER),
    Action.READ_ROSTER: (LEAD, PARTNER),
    Action.READ_CONFLICTS: (OFFICER, DECIDER, AUDITOR, CLEARED_REVIEWER),
    Action.REPLACE_MEMBER: (AGENCY_SECRETARY, DECIDER),
    Action.DISMISS_MEMBER: (DECIDER,),
    Action.ASSIGN_CASE: (PANEL_SECRETARY, AGENCY_SECRETARY, DECIDER),
    Action.DECLARE_CONFLICT: (PANELLIST,),
    Action.RAISE_CHALLENGE: (LEAD, PARTNER),
    Action.RESOLVE_CHALLENGE: (CHAIR,),
    Action.RECUSE_MEMBER: (OWN_SEAT, CHAIR),
    Action.SAVE_DRAFT: (PANELLIST,),
    Action.READ_DRAFT: (PANELLIST,),
    Action.DISCARD_DRAFT: (PANELLIST,),
    Action.SEAL_SHEET: (PANELLIST,),
    Action.REOPEN_SHEET: (PANELLIST,),
    Action.READ_OWN_SHEET: (PANELLIST,),
    Action.CLOSE_SCORING: (CHAIR,),
    Action.REVEAL_SHEETS: (PANEL_SECRETARY, CHAIR),
    Action.READ_SHEETS: (READER, PANEL_SECRETARY, DECIDER, AUDITOR, CLEARED_REVIEWER),
    Action.CORRECT_SHEET: (PANELLIST,),
    Action.READ_AFFECTED: (DECIDER, AUDITOR),
    Action.SCHEDULE_HEARING: (HANDLER, AGENCY_SECRETARY),
    Action.REPORT_HEARING: (HANDLER, AGENCY_SECRETARY),
    Action.READ_HEARING_REPORT: (OFFICER, AGENCY_SECRETARY, DECIDER, AUDITOR, READER, CLEARED_REVIEWER),
    Action.RECORD_STAGE: (HANDLER,),
    Action.OPEN_MEETING: (CHAIR, PANEL_SECRETARY, AGENCY_SECRETARY),
    Action.READ_MEETING: (PANELLIST, PANEL_SECRETARY, AGENCY_SECRETARY, DECIDER, AUDITOR, CLEARED_REVIEWER),
    Action.CAST_VOTE: (PANELLIST,),
    Action.RESOLVE: (CHAIR, PANEL_SECRETARY, AGENCY_SECRETARY),
    Action.TAKE_MINUTES: (CHAIR, PANEL_SECRETARY, AGENCY_SECRETARY),
    Action.CLOSE_MEETING: (CHAIR, PANEL_SECRETARY, AGENCY_SECRETARY),
    Action.READ_DECISION: (OFFICER, DECIDER, AUDITOR, CLEARED_REVIEWER),
    Action.DRAFT_DECISION: (OFFICER,),
    Action.REVIEW_DECISION: (OFFICER,),
    Action.DECIDE: (DECIDER,),
    Action.CORRECT_DECISION: (DECIDER,),
    Action.READ_NOTICE: (OF_FIRM, OFFICER, DECIDER, AUDITOR, CLEARED_REVIEWER),
    Action.ISSUE_NOTICES: (OFFICER,),
    Action.SEND_NOTICE: (OFFICER,),
    Action.RECORD_ARRIVAL: (OFFICER,),
    Action.READ_SELECTION: (OFFICER, DECIDER, AUDITOR),
    Action.LIST_SELECTION: (OFFICER,),
    Action.PUBLISH_SELECTION: (DECIDER,),
    Action.READ_HOLIDAYS: (ANYBODY,),
    Action.CORRECT_HOLIDAYS: (OPERATOR,),
    Action.RECOMPUTE: (AUDITOR,),
    Action.READ_EVALUATORS: (AUDITOR,),
    Action.ASK_COUNTERFACTUAL: (AUDITOR, CLEARED_REVIEWER, DECIDER),
    Action.READ_READERS: (AUDITOR,),
    Action.READ_ACTS: (AUDITOR,),
    Action.SAMPLE_CASES: (AUDITOR,),
    Action.FILE_OBJECTION: (SIGNER,),
    Action.SUPPLEMENT_OBJECTION: (SIGNER,),
    Action.WITHDRAW_OBJECTION: (SIGNER,),
    Action.READ_DISPUTE: (OF_FIRM, ASKED_REVIEWER, OFFICER, DECIDER, AUDITOR),
    Action.LIST_DISPUTES: (OFFICER, DECIDER, AUDITOR, DISPUTE_REVIEWER),
    Action.READ_DISPUTE_LISTS: (OFFICER, DECIDER, AUDITOR),
    Action.READ_WORKSPACE: (CLEARED_REVIEWER, AUDITOR),
    Action.ASSIGN_REVIEWER: (DECIDER,),
    Action.DECLARE_REVIEWERS_CONFLICT: (ASKED_REVIEWER,),
    Action.REQUEST_OBJECTIONS_SUPPLEMENT: (CLEARED_REVIEWER,),
    Action.EXTEND_ANSWER: (CLEARED_REVIEWER, DECIDER),
    Action.RULE_ON_DISPUTE: (CLEARED_REVIEWER,),
    Action.NOTIFY_RESULT: (OFFICER,),
    Action.RECORD_RESULT_ARRIVAL: (OFFICER,),
    Action.EFFECTUATE_REMEDY: (OFFICER,),
    Action.RECORD_APPEAL: (OFFICER,),
    Action.REPORT_GROUND: (OFFICER, DECIDER),
    Action.GIVE_UP: (SIGNER,),
    Action.READ_REVOCATION: (LEAD, PARTNER, MEMBER, OFFICER, DECIDER, AUDITOR),
    Action.LIST_REVOCATIONS: (OFFICER, DECIDER, AUDITOR),
    Action.GIVE_PRIOR_NOTICE: (DECIDER,),
    Action.COMMENT_ON_REVOCATION: (SIGNER,),
    Action.ORDER_REVOCATION_HEARING: (DECIDER,),
    Action.REPORT_REVOCATION_HEARING: (OFFICER, DECIDER),
    Action.DECIDE_REVOCATION: (DECIDER,),
    Action.NOTIFY_REVOCATION: (DECIDER,),
    Action.SET_REVOCATION_ASIDE: (DECIDER,),
    Action.LIST_BARS: (OFFICER, DECIDER, AUDITOR),
    Action.REGISTER_BODY: (DECIDER,),
    Action.LIST_BODIES: (OFFICER, DECIDER, AUDITOR),
    Action.IMPORT_PURCHASES: (OFFICER, DECIDER),
    Action.CORRECT_PURCHASE: (OFFICER, DECIDER),
    Action.LIST_PURCHASES: (OFFICER, DECIDER, AUDITOR),
    Action.READ_PURCHASES: (OF_FIRM, OFFICER, DECIDER, AUDITOR),
    Action.READ_STATISTICS: (OFFICER, DECIDER, AUDITOR),
    Action.READ_DISPOSALS: (PRIVACY_OFFICER, DECIDER, AUDITOR),
    Action.PROPOSE_DISPOSAL: (PRIVACY_OFFICER,),
    Action.APPROVE_DISPOSAL: (DECIDER,),
    Action.DESTROY_RECORDS: (PRIVACY_OFFICER,),
    Action.SET_SUPPORT_PERIOD: (DECIDER,),
    Action.SCHEDULE_REVIEW: (OFFICER,),
    Action.SUBMIT_EVIDENCE: (SIGNER,),
    Action.RESOLVE_REVIEW: (DECIDER,),
    Action.READ_PERFORMANCE: (LEAD, PARTNER, MEMBER, OFFICER, DECIDER, AUDITOR),
    Action.LIST_REVIEWS: (OFFICER, DECIDER, AUDITOR),
    Action.READ_RECEIPT: (SELF, OF_FIRM, AUDITOR),
    Action.EXPORT_BUNDLE: (LEAD, PARTNER, MEMBER, AUDITOR),
    Action.ADVANCE_CLOCK: (OPERATOR,),
    Action.READ_CERTIFICATIONS: (ANYBODY,),
    Action.ISSUE_CERTIFICATION: (DECIDER,),
    Action.SUSPEND_CERTIFICATION: (DECIDER,),
    Action.RESTORE_CERTIFICATION: (DECIDER,),
    Action.RENEW_CERTIFICATION: (DECIDER,),
    Action.REVOKE_CERTIFICATION: (DECIDER,),
    Action.GIVE_GRADE: (DECIDER,),
    Action.REVOKE_GRADE: (DECIDER,),
    Action.ASK_BENEFITS: (ANYBODY,),
    Action.READ_OFFICE: (ANYBODY,),
}
"""For each action the parts that may do it, the first that fits decides the capacity."""


SENSITIVE: frozenset[Action] = frozenset(
    {
        *(Action.READ_CASE, Action.READ_PAPER, Action.READ_REGISTER, Action.READ_CONFLICTS, Action.READ_SHEETS),
        *(Action.READ_MEETING, Action.READ_DECISION, Action.READ_NOTICE, Action.READ_DISPUTE, Action.READ_WORKSPACE),
        *(Action.READ_REVOCATION, Action.READ_PERFORMANCE, Action.READ_PURCHASES, Action.READ_EVALUATORS),
        *(Action.READ_READERS, Action.READ_ACTS, Action.READ_HEARING_REPORT, Action.READ_DRAFT, Action.EXPORT_BUNDLE),
    }
)
"""Readings of which it goes on record that they were refused."""


def may(actor: Actor, action: Action, thing: Thing = NOTHING) -> Verdict:
    """Whether the actor may do this to that, by which rule, in which capacity; or who may."""
    parts = PERMISSIONS[action]
    for part in parts:
        capacity = part.recognised(actor, thing)
        if capacity is not None:
            return Verdict(
                allowed=True, rule=f"{action}:{part.id}", korean=part.korean, english=part.english, capacity=capacity
            )
    korean = ", ".join(part.korean for part in parts)
    english = ", ".join(part.english for part in parts)
    return Verdict(allowed=False, rule=f"{action}:none", korean=korean, english=english)
