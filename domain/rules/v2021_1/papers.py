"""신청서류: one finding for each kind of paper; met where the call does not ask for it or it is attached."""

from domain.rules.v2021_1.terms import Answer, finding, no, yes
from domain.rules.vocabulary import Finding, PaperKind, Task


def business_plan(task: Task) -> Finding:
    """사업 계획서."""
    answer = _attached(task, PaperKind.BUSINESS_PLAN)
    return finding("paper-business-plan", answer, source="판로지원법 시행령 §17의2② 1호")


def agreement_paper(task: Task) -> Finding:
    """협약서."""
    answer = _attached(task, PaperKind.AGREEMENT)
    return finding("paper-agreement", answer, source="판로지원법 시행령 §17의2② 2호")


def criteria_proof(task: Task) -> Finding:
    """선정기준 충족 증빙."""
    answer = _attached(task, PaperKind.CRITERIA_PROOF)
    return finding("paper-criteria-proof", answer, source="판로지원법 시행령 §17의2② 3호")


def partner_evidence_paper(task: Task) -> Finding:
    """협력기업 보유자격 증빙. The notice asks for the qualification; that a paper of its own proves it is an assumption."""
    answer = _attached(task, PaperKind.PARTNER_EVIDENCE)
    return finding("paper-partner-evidence", answer, source="공고 과제별 요약 협력기업 보유자격", assumed=True)


def sme_confirmation(task: Task) -> Finding:
    """기업 규모 확인서. The notice lists no papers; that size is proved by one is an assumption."""
    answer = _attached(task, PaperKind.SME_CONFIRMATION)
    return finding("paper-sme-confirmation", answer, source="공고 과제별 요약 기업자격", assumed=True)


def other_papers(task: Task) -> Finding:
    """Other papers the call asks for. Nothing above the call asks for them."""
    answer = _attached(task, PaperKind.OTHER)
    return finding("paper-other", answer, source="모집공고 신청서류", assumed=True)


def _attached(task: Task, kind: PaperKind) -> Answer:
    if kind not in task.papers_required:
        return yes("paper-not-required", paper=kind)
    return yes("paper-attached", paper=kind) if kind in task.papers else no("paper-missing", paper=kind)
