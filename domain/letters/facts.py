"""The story of a letter: written as a document once, in the same breath as the fact that it tells."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from domain.facts import Fact, fact
from domain.values import Paper, Sha256


class LetterKind(StrEnum):
    """What a letter is."""

    RECEIPT_SLIP = "RECEIPT_SLIP"
    """접수증 (행정절차법 §17④)."""
    SUPPLEMENT_REQUEST = "SUPPLEMENT_REQUEST"
    """보완 요구 (행정절차법 §17⑤)."""
    SELECTION_NOTICE = "SELECTION_NOTICE"
    """선정 통지."""
    REJECTION_NOTICE = "REJECTION_NOTICE"
    """미선정 통지, with reasons and remedies (행정절차법 §23, §26)."""
    OBJECTION_SUPPLEMENT_REQUEST = "OBJECTION_SUPPLEMENT_REQUEST"
    """이의신청 보완 요구."""
    ANSWER_EXTENSION = "ANSWER_EXTENSION"
    """이의신청 처리기간 연장 통지 (행정기본법 §36② 단서; 민원처리법 §35② 단서)."""
    OBJECTION_RESULT = "OBJECTION_RESULT"
    """이의신청 결과 통지."""
    REVOCATION_PRIOR_NOTICE = "REVOCATION_PRIOR_NOTICE"
    """처분의 사전통지 (행정절차법 §21①)."""
    REVOCATION_NOTICE = "REVOCATION_NOTICE"
    """선정 취소 통지."""
    CERTIFICATE = "CERTIFICATE"
    """상생협력제품 확인서 (판로지원법 §21⑧)."""


OF_NOTICES = frozenset({LetterKind.SELECTION_NOTICE, LetterKind.REJECTION_NOTICE})
OF_DISPUTES = frozenset(
    {LetterKind.OBJECTION_SUPPLEMENT_REQUEST, LetterKind.ANSWER_EXTENSION, LetterKind.OBJECTION_RESULT}
)
OF_REVOCATIONS = frozenset({LetterKind.REVOCATION_PRIOR_NOTICE, LetterKind.REVOCATION_NOTICE})
"""What these letters tell is of one party; the others are of the case and its products."""


@fact("letter.rendered", 1)
class Rendered(Fact):
    """A letter was written as a document, in the append of the fact it tells: that at `at_version` of the stream `about`.

    `application` is the case, `recipient` the firm it is for. `paper` is the PDF, kept encrypted under the case's key;
    `writer` the SHA-256 over all that it was written with: templates, fonts, typesetter.
    """

    kind: LetterKind
    application: UUID
    about: UUID
    at_version: int
    recipient: UUID
    paper: Paper
    writer: Sha256
    on: date


LetterFact = Rendered
