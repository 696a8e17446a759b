"""The papers a call asks of each of its tracks, each with the source that asks for it."""

from domain.calls.facts import PaperRequired
from domain.rules.vocabulary import PaperKind, Source, Track

ASKED: tuple[tuple[PaperKind, Source], ...] = (
    (PaperKind.BUSINESS_PLAN, "판로지원법 시행령 §17의2② 1호"),
    (PaperKind.AGREEMENT, "판로지원법 시행령 §17의2② 2호"),
    (PaperKind.CRITERIA_PROOF, "판로지원법 시행령 §17의2② 3호"),
    (PaperKind.PARTNER_EVIDENCE, "공고 과제별 요약 협력기업 보유자격"),
    (PaperKind.SME_CONFIRMATION, "공고 과제별 요약 기업자격"),
)
"""The decree's three, and proof of the two cells of the notice that name what the firms must be and hold."""

ASSUMED = ("papers.partner_evidence", "papers.sme_confirmation")
"""The notice names the qualifications; that a paper of its own proves each is assumed."""


def asked_of(tracks: tuple[Track, ...]) -> tuple[PaperRequired, ...]:
    """The same five papers of every track."""
    return tuple(PaperRequired(kind=kind, track=track, source=source) for track in tracks for kind, source in ASKED)
