"""One sentence for every catalogued fact and version, in both languages, and the values it names."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any
from uuid import UUID

from domain.access.facts import BundleExported, CounterfactualAsked, ReadingRefused, SealedRead, SubmissionRefused
from domain.agreements import facts as agreements
from domain.applications import facts as applications
from domain.calls import facts as calls
from domain.competition_products import Designated, Shortened
from domain.facts import Fact
from domain.office.facts import ClockAdvanced, LedgerKeyRetired, LedgerKeyRotated, OfficeOpened
from domain.places import PlacesFreed, PlacesTaken
from domain.receipts import ReceiptGiven
from domain.rules.vocabulary import Weight
from domain.subjects import facts as subjects
from web.wording.certification_sentences import CERTIFYING
from web.wording.decision_sentences import DECIDING
from web.wording.disposal_sentences import DISPOSING
from web.wording.dispute_sentences import DISPUTING
from web.wording.evaluation_sentences import EVALUATION
from web.wording.forms import Spoken
from web.wording.performance_sentences import PERFORMING
from web.wording.privacy_sentences import ASKING
from web.wording.purchase_sentences import PURCHASING
from web.wording.revocation_sentences import REVOKING
from web.wording.sentence import Sentence
from web.wording.telling import Teller
from web.wording.words import Wording


def _registered(sentences: Mapping[type[Fact], Sentence]) -> Mapping[tuple[str, int], Sentence]:
    return MappingProxyType({(kind.name, kind.version): sentence for kind, sentence in sentences.items()})


def _agency(agency: str | None, teller: Teller) -> str:
    return f" ({teller.word(agency)})" if agency else ""


def _before(officer: UUID | None, teller: Teller) -> str:
    if officer is None:
        return ""
    name = teller.name(officer)
    return teller.say(Wording(f" (이전 담당자: {name})", f" (before: {name})"))


def _missing(papers: tuple[str, ...], teller: Teller) -> str:
    if not papers:
        return teller.say(Wording("빠진 서류는 없습니다.", "No paper is missing."))
    named = teller.words(papers)
    return teller.say(Wording(f"빠진 서류: {named}.", f"Papers missing: {named}."))


def _counted(findings: tuple[Any, ...]) -> Mapping[str, object]:
    decisive = [finding for finding in findings if finding.weight is Weight.DECISIVE]
    return {"met": sum(finding.met for finding in decisive), "criteria": len(decisive)}


def _closing_assumed(assumed: tuple[str, ...], teller: Teller) -> str:
    mark = Wording(" (마감 시각은 가정)", " (the closing hour is assumed)")
    return teller.say(mark) if "closes" in assumed else ""


def _deputy(deputy: UUID | None, teller: Teller) -> str:
    if deputy is None:
        return teller.say(Wording("대리자는 없습니다.", "Nobody stands in."))
    name = teller.name(deputy)
    return teller.say(Wording(f"{name:이/가} 대신합니다.", f"{name} stands in."))


SENTENCES = _registered(
    {
        OfficeOpened: Sentence(
            Wording("{kind} 사무소를 열었습니다.", "The office was opened ({kind})."),
            lambda fact, teller: {"kind": teller.word(fact.kind)},
        ),
        ClockAdvanced: Sentence(
            Wording(
                "시연용 시계를 {days}일 앞으로 옮겼습니다.", "The demonstration's clock was moved on by {days} days."
            ),
            lambda fact, _: {"days": fact.days},
        ),
        LedgerKeyRotated: Sentence(
            Wording("새 운영자 키({key})가 장부에 서명합니다.", "A new operator's key ({key}) signs the ledger."),
            lambda fact, _: {"key": fact.key[:16]},
        ),
        LedgerKeyRetired: Sentence(
            Wording("운영자 키({key})를 폐기했습니다.", "An operator's key ({key}) was retired."),
            lambda fact, _: {"key": fact.key[:16]},
        ),
        SubmissionRefused: Sentence(
            Wording(
                "접수 기간이 아니어서 제출이 받아들여지지 않았습니다(도착 {arrived}).",
                "A submission outside the call's window was refused (arrived {arrived}).",
            ),
            lambda fact, teller: {"arrived": teller.moment(fact.arrived)},
        ),
        CounterfactualAsked: Sentence(
            Wording(
                "과제 {application}에 대해 가정({kind})을 두고 결과를 물었습니다.",
                "Asked what the case {application} would have come to under an assumption ({kind}).",
            ),
            lambda fact, teller: {"application": fact.application, "kind": teller.word(fact.kind)},
        ),
        ReadingRefused: Sentence(
            Wording(
                "읽을 수 없는 기록을 읽으려 했습니다({action}, {hour}부터 한 시간 안).",
                "Was refused a reading ({action}, within the hour from {hour}).",
            ),
            lambda fact, teller: {"action": Spoken(fact.action), "hour": teller.moment(fact.hour)},
        ),
        SealedRead: Sentence(
            Wording("{material:을/를} 열람했습니다(목적: {purpose}).", "Read {material} (purpose: {purpose})."),
            lambda fact, teller: {"material": teller.word(fact.material), "purpose": teller.word(fact.purpose)},
        ),
        BundleExported: Sentence(
            Wording(
                "과제 {application}의 증거 묶음을 내보냈습니다.",
                "Exported the evidence bundle of the case {application}.",
            ),
            lambda fact, _: {"application": fact.application},
        ),
        subjects.Registered: Sentence(
            Wording("{kind:으로/로} 회원 가입했습니다.", "Joined the register as a {kind}."),
            lambda fact, teller: {"kind": teller.word(fact.kind)},
        ),
        subjects.NumberClaimed: Sentence(
            Wording("{firm}의 사업자등록번호를 등록했습니다.", "The business number of {firm} was registered."),
            lambda fact, teller: {"firm": teller.name(fact.subject)},
        ),
        subjects.IdentityCorrected: Sentence(
            Wording("등록 정보를 바로잡았습니다.", "The registered description was corrected.")
        ),
        subjects.ProfileDeclared: Sentence(
            Wording("기업 정보를 다시 신고했습니다({size}).", "The firm declared anew what it is ({size})."),
            lambda fact, teller: {"size": teller.word(fact.profile.size)},
        ),
        subjects.Succeeded: Sentence(
            Wording(
                "{by:으로/로} 합병되어 그 기업이 지위를 이어받았습니다.",
                "It was merged into {by}, which takes its place.",
            ),
            lambda fact, teller: {"by": teller.name(fact.by)},
        ),
        subjects.TookOver: Sentence(
            Wording("합병으로 지위를 이어받았습니다: {firms}.", "By a merger it took the place of: {firms}."),
            lambda fact, teller: {"firms": teller.names(fact.firms)},
        ),
        subjects.RoleGranted: Sentence(
            Wording("{role} 역할을 받았습니다{agency}.", "Was given the role of {role}{agency}."),
            lambda fact, teller: {"role": teller.word(fact.role), "agency": _agency(fact.agency, teller)},
        ),
        subjects.RoleWithdrawn: Sentence(
            Wording("{role} 역할이 해제되었습니다{agency}.", "The role of {role} was withdrawn{agency}."),
            lambda fact, teller: {"role": teller.word(fact.role), "agency": _agency(fact.agency, teller)},
        ),
        subjects.Authorised: Sentence(
            Wording("{firm}의 {capacity:이/가} 되었습니다.", "May act for {firm} as {capacity}."),
            lambda fact, teller: {"firm": teller.name(fact.firm), "capacity": teller.word(fact.capacity)},
        ),
        subjects.AuthorisationEnded: Sentence(
            Wording("{firm}에 대한 권한이 끝났습니다.", "May no longer act for {firm}."),
            lambda fact, teller: {"firm": teller.name(fact.firm)},
        ),
        subjects.AbsenceRecorded: Sentence(
            Wording("{on}부터 {until}까지 자리를 비웁니다. {deputy}", "Is away from {on} to {until}. {deputy}"),
            lambda fact, teller: {
                "on": teller.day(fact.on),
                "until": teller.day(fact.until),
                "deputy": _deputy(fact.deputy, teller),
            },
        ),
        Designated: Sentence(
            Wording(
                "중소기업자간 경쟁제품 {count}개를 목록에 더했습니다.",
                "SME-competition products added to the list: {count}.",
            ),
            lambda fact, _: {"count": len(fact.designations)},
        ),
        Shortened: Sentence(
            Wording(
                "중소기업자간 경쟁제품 {item}의 지정이 {last}에 끝나도록 바꾸었습니다.",
                "The designation of SME-competition product {item} now ends on {last}.",
            ),
            lambda fact, teller: {"item": fact.detail_item_no, "last": teller.day(fact.last)},
        ),
        calls.Announced: Sentence(
            Wording(
                "공고 {round:을/를} 냈습니다. 접수 기간: {opens} ~ {closes}{assumed}.",
                "Call {round} was announced. It is open from {opens} to {closes}{assumed}.",
            ),
            lambda fact, teller: {
                "round": Spoken(fact.round),
                "opens": teller.moment(fact.terms.opens),
                "closes": teller.until(fact.terms.closes),
                "assumed": _closing_assumed(fact.terms.assumed, teller),
            },
        ),
        calls.Extended: Sentence(
            Wording("접수 마감을 {closes}까지로 늦추었습니다.", "The closing was moved back to {closes}."),
            lambda fact, teller: {"closes": teller.until(fact.closes)},
        ),
        calls.Amended: Sentence(Wording("공고 내용을 바꾸었습니다.", "The terms of the call were changed.")),
        calls.Cancelled: Sentence(Wording("공고를 취소했습니다.", "The call was cancelled.")),
        calls.Closed: Sentence(Wording("신청 기간이 끝났습니다.", "The window closed.")),
        applications.Drafted: Sentence(
            Wording(
                "{firm:이/가} {track} 참여신청서를 쓰기 시작했습니다.",
                "{firm} began an application ({track}).",
            ),
            lambda fact, teller: {"firm": teller.name(fact.filed_by), "track": teller.word(fact.track)},
        ),
        applications.Amended: Sentence(
            Wording("제출 전에 참여신청서를 고쳤습니다.", "The form was changed before submission.")
        ),
        applications.PaperAttached: Sentence(
            Wording("서류를 {how}: {kind}.", "A paper was {how}: {kind}."),
            lambda fact, teller: {
                "how": teller.say(
                    Wording("바꾸어 올렸습니다", "replaced") if fact.replaces else Wording("올렸습니다", "attached")
                ),
                "kind": teller.word(fact.paper.kind),
            },
        ),
        applications.PaperRemoved: Sentence(
            Wording("제출 전에 서류를 뺐습니다.", "A paper was taken back before submission.")
        ),
        applications.Submitted: Sentence(
            Wording(
                "참여신청서를 제출하여 접수번호 {receipt:을/를} 받았습니다. "
                "요건 {criteria}개 중 {met}개 충족. {missing}",
                "The application was submitted under receipt number {receipt}. "
                "Criteria met: {met} of {criteria}. {missing}",
            ),
            lambda fact, teller: {
                "receipt": Spoken(fact.receipt),
                "missing": _missing(fact.missing, teller),
                **_counted(fact.findings),
            },
        ),
        applications.Changed: Sentence(
            Wording("접수된 참여신청서를 고쳤습니다.", "The form was changed after submission.")
        ),
        applications.OfficerAssigned: Sentence(
            Wording("{officer:이/가} 접수 담당자가 되었습니다{before}.", "{officer} now handles the case{before}."),
            lambda fact, teller: {
                "officer": teller.name(fact.officer),
                "before": _before(fact.instead_of, teller),
            },
        ),
        applications.SupplementRequested: Sentence(
            Wording("{due}까지 보완을 요구했습니다: {papers}.", "A supplement was requested by {due}: {papers}."),
            lambda fact, teller: {"due": teller.day(fact.due), "papers": teller.words(fact.papers)},
        ),
        applications.SupplementExtended: Sentence(
            Wording("보완 기한을 {due}까지 늘렸습니다.", "The supplement is now due by {due}."),
            lambda fact, teller: {"due": teller.day(fact.due)},
        ),
        applications.SupplementProvided: Sentence(
            Wording("보완을 마쳤다고 알렸습니다. {missing}", "The supplement is said to be complete. {missing}"),
            lambda fact, teller: {"missing": _missing(fact.missing, teller)},
        ),
        applications.Returned: Sentence(
            Wording(
                "보완하지 않은 신청을 반려했습니다(근거: {basis}).",
                "The application was returned: the supplement never came (basis: {basis}).",
            ),
            lambda fact, _: {"basis": fact.basis},
        ),
        applications.Withdrawn: Sentence(Wording("신청을 취하했습니다.", "The application was withdrawn.")),
        applications.FoundEligible: Sentence(
            Wording(
                "적격으로 판정했습니다. 요건 {criteria}개 중 {met}개 충족, 담당자가 달리 판단한 요건 {overrides}개.",
                "Found eligible. Criteria met: {met} of {criteria}; answered otherwise by the officer: {overrides}.",
            ),
            lambda fact, _: {**_counted(fact.findings), "overrides": len(fact.overrides)},
        ),
        applications.FoundIneligible: Sentence(
            Wording(
                "부적격으로 판정했습니다. 요건 {criteria}개 중 {met}개 충족, 담당자가 달리 판단한 요건 {overrides}개.",
                "Found not eligible. Criteria met: {met} of {criteria}; "
                "answered otherwise by the officer: {overrides}.",
            ),
            lambda fact, _: {**_counted(fact.findings), "overrides": len(fact.overrides)},
        ),
        agreements.Drafted: Sentence(
            Wording("상생협약을 작성했습니다. 서명할 곳: {parties}.", "The agreement was drafted. To sign: {parties}."),
            lambda fact, teller: {"parties": teller.names(fact.parties.signatories())},
        ),
        agreements.Amended: Sentence(
            Wording(
                "상생협약을 고쳤습니다. 모든 당사자가 다시 서명해야 합니다: {parties}.",
                "The agreement was changed. Every party signs anew: {parties}.",
            ),
            lambda fact, teller: {"parties": teller.names(fact.parties.signatories())},
        ),
        agreements.Signed: Sentence(
            Wording("{party:이/가} 상생협약에 서명했습니다.", "{party} signed the agreement."),
            lambda fact, teller: {"party": teller.name(fact.party)},
        ),
        agreements.Ended: Sentence(
            Wording("{cause} 상생협약이 끝났습니다.", "The agreement ended {cause}."),
            lambda fact, teller: {"cause": teller.word(fact.cause)},
        ),
        PlacesTaken: Sentence(
            Wording("협력기업의 협약 자리를 차지했습니다: {leads}.", "Places of the partner were taken for: {leads}."),
            lambda fact, teller: {"leads": teller.names(fact.leads)},
        ),
        PlacesFreed: Sentence(Wording("협력기업의 협약 자리를 비웠습니다.", "The partner's places were given back.")),
        ReceiptGiven: Sentence(
            Wording("접수번호 {receipt:을/를} 주었습니다.", "Receipt number {receipt} was given."),
            lambda fact, _: {"receipt": Spoken(fact.receipt)},
        ),
        **EVALUATION,
        **DISPUTING,
        **DECIDING,
        **CERTIFYING,
        **REVOKING,
        **PURCHASING,
        **DISPOSING,
        **ASKING,
        **PERFORMING,
    }
)
"""Every sentence by the name and version in the record."""
