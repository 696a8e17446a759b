"""What each letter says of the fact that it tells."""

import re
from datetime import date
from uuid import UUID

from application.holidays import table_of
from application.letters import contents
from application.letters.contents import (
    AnswerExtension,
    Certificate,
    ItemLine,
    ObjectionResult,
    ObjectionSupplementRequest,
    PaperLine,
    PointLine,
    PriorNotice,
    Rejection,
    RemedyLine,
    RevocationNotice,
    Selection,
    Slip,
    SupplementRequest,
)
from application.letters.writing import Unwritten, name_of
from application.office import Office
from domain.applications import Application
from domain.applications import facts as applications
from domain.applications.intake import SUPPLEMENT_EXTENSIONS
from domain.certifications import Certification
from domain.disputes import Dispute
from domain.disputes import facts as disputes
from domain.disputes.facts import PointRuled
from domain.facts import Refused
from domain.letters.facts import LetterKind
from domain.notices import facts as notices
from domain.revocations import Revocation
from domain.revocations import facts as revocations
from domain.rules.vocabulary import Source, Word
from domain.values import Item

AMBIGUITY = re.compile(r"AMB-[0-9]+, ")
"""How a source names the question of ours that it leaves open: a recipient is told that the source is assumed."""


def slip(office: Office, application: Application, fact: applications.Submitted) -> Unwritten:
    """The receipt slip, for the firm that filed it. `application` is the case as it was submitted."""
    form, keys = application.form, office.keys
    body = Slip(
        arrived=fact.arrived,
        leads=tuple(name_of(office, one) for one in form.leads),
        partner=name_of(office, form.partner) if form.partner else None,
        items=tuple(_item(office, one) for one in form.items),
        papers=tuple(PaperLine(kind=one.kind, file=keys.open(one.label)) for one in application.papers),
        missing=fact.missing,
    )
    return Unwritten(kind=LetterKind.RECEIPT_SLIP, recipient=application.filed_by, body=body)


def supplement_request(office: Office, application: Application, fact: applications.SupplementRequested) -> Unwritten:
    """What an application lacks, for the firm that filed it."""
    body = SupplementRequest(
        papers=fact.papers, reasons=office.keys.open(fact.reasons), due=fact.due, extensions=SUPPLEMENT_EXTENSIONS
    )
    return Unwritten(kind=LetterKind.SUPPLEMENT_REQUEST, recipient=application.filed_by, body=body)


def decision(office: Office, fact: notices.Issued, decided: date) -> Unwritten:
    """The decision, for the recipient of its notice."""
    text = office.keys.open(fact.text)
    if fact.remedies is None:
        chosen = Selection(decided=decided, clause=fact.clause, text=text)
        return Unwritten(kind=LetterKind.SELECTION_NOTICE, recipient=fact.recipient, body=chosen)
    told = fact.remedies
    body = Rejection(
        decided=decided,
        clause=fact.clause,
        reasons=fact.reasons,
        text=text,
        remedies=contents.Remedies(
            regime=told.regime,
            ground=_ground(told.ground),
            object_within=told.object_within,
            object_by=_last_day(office, told.object_within),
            answer_within=told.answer_within,
            extension=told.extension,
            appeal_within=told.appeal_within,
            appeal_by=_last_day(office, told.appeal_within),
            text=office.keys.open(told.text),
        ),
    )
    return Unwritten(kind=LetterKind.REJECTION_NOTICE, recipient=fact.recipient, body=body)


def objection_supplement_request(office: Office, dispute: Dispute, fact: disputes.SupplementRequested) -> Unwritten:
    """What an objection lacks, for its objector."""
    body = ObjectionSupplementRequest(
        filed=dispute.filed,
        contents=fact.contents,
        reasons=office.keys.open(fact.reasons),
        due=fact.due,
        pauses=fact.pauses,
        source=fact.source,
    )
    return Unwritten(kind=LetterKind.OBJECTION_SUPPLEMENT_REQUEST, recipient=dispute.objector, body=body)


def answer_extension(office: Office, dispute: Dispute, fact: disputes.AnswerExtended) -> Unwritten:
    """That the answer comes later. `dispute` is as it stood before."""
    body = AnswerExtension(
        filed=dispute.filed,
        days=fact.days,
        answer_was=dispute.answer_by,
        answer_by=fact.answer_by,
        reasons=office.keys.open(fact.reasons),
        source=fact.source,
    )
    return Unwritten(kind=LetterKind.ANSWER_EXTENSION, recipient=dispute.objector, body=body)


def objection_result(office: Office, dispute: Dispute, fact: disputes.ResultNotified) -> Unwritten:
    """What an objection that was ruled on came to."""
    ruling = dispute.ruling
    if ruling is None:
        raise AssertionError("a result is sent of what was ruled")
    body = ObjectionResult(
        filed=dispute.filed,
        ruled=ruling.on,
        regime=dispute.regime,
        result=ruling.result,
        points=tuple(_point(office, dispute, one) for one in ruling.points),
        remedies=tuple(
            RemedyLine(kind=one.remedy.kind, stage=one.remedy.stage, due=one.due) for one in dispute.remedies
        ),
        text=office.keys.open(fact.text),
        appeal_by=fact.appeal_by,
        duty=fact.duty,
    )
    return Unwritten(kind=LetterKind.OBJECTION_RESULT, recipient=dispute.objector, body=body)


def prior_notice(office: Office, fact: revocations.PriorNoticeGiven, party: UUID) -> Unwritten:
    """What the office means to do, for one of the parties."""
    body = PriorNotice(
        ground=fact.ground,
        clause=fact.clause,
        text=office.keys.open(fact.text),
        barred=party in fact.to_be_barred,
        comment_by=fact.comment_by,
    )
    return Unwritten(kind=LetterKind.REVOCATION_PRIOR_NOTICE, recipient=party, body=body)


def revocation(office: Office, known: Revocation, fact: revocations.Notified, party: UUID) -> Unwritten:
    """That the selection is revoked, for one of the parties."""
    decided, told = known.decided, fact.remedies
    if decided is None:
        raise AssertionError("what is sent was decided")
    body = RevocationNotice(
        decided=decided.on,
        ground=decided.ground,
        clause=decided.clause,
        reasons=office.keys.open(decided.reasons),
        barred=party in decided.barred,
        remedies=contents.Remedies(
            regime=told.regime,
            ground=_ground(told.ground),
            object_within=told.object_within,
            object_by=_last_day(office, told.object_within),
            answer_within=None,
            extension=None,
            appeal_within=told.appeal_within,
            appeal_by=_last_day(office, told.appeal_within),
            text=office.keys.open(told.text),
        ),
    )
    return Unwritten(kind=LetterKind.REVOCATION_NOTICE, recipient=party, body=body)


def certificate(office: Office, known: Certification, assumed: tuple[Word, ...]) -> Unwritten:
    """The certificate of a confirmation as it was issued or renewed, for its holder."""
    body = Certificate(
        number=known.number,
        product=_item(office, known.product),
        scope=known.scope,
        first=known.first,
        last=known.last,
        assumed=assumed,
    )
    return Unwritten(kind=LetterKind.CERTIFICATE, recipient=known.holder, body=body)


def _point(office: Office, dispute: Dispute, ruled: PointRuled) -> PointLine:
    point = dispute.points[ruled.point - 1]
    return PointLine(
        number=ruled.point,
        aim=point.target.aim,
        stage=point.target.stage,
        sought=point.sought.kind,
        result=ruled.result,
        ground=ruled.ground,
        reasons=office.keys.open(ruled.reasons),
    )


def _item(office: Office, item: Item) -> ItemLine:
    number = item.goods_listing_no or item.detail_item_no or item.goods_class_no
    return ItemLine(label=office.keys.open(item.label), number=number)


def _ground(source: Source) -> Source:
    return AMBIGUITY.sub("", source)


def _last_day(office: Office, days: int | None) -> date | None:
    """The last day of a period that begins with an arrival today; null where there is none, or its holidays are not known."""
    if days is None:
        return None
    try:
        return table_of(office).calendar().expiry(office.today(), days)
    except Refused:
        return None
