"""What a finding says: a title for each criterion, a sentence for each reason a rule version can give."""

import re
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from domain.rules.vocabulary import Because
from web.wording.words import WORDS, Wording, word

TITLES: Mapping[str, Wording] = MappingProxyType(
    {
        "lead": Wording("주관기업 자격", "Lead firm"),
        "partner": Wording("협력기업 자격", "Partner firm"),
        "partner-evidence": Wording("협력기업 보유자격", "Partner's qualification"),
        "target": Wording("신청대상", "What is applied for"),
        "large-firm": Wording("대기업 참여", "Participation of large firms"),
        "agreement-cardinality": Wording("협약가능조건", "Who may agree with how many"),
        "agreement-concluded": Wording("협약 체결", "Agreement signed"),
        "agreement-parties": Wording("협약 당사자", "Parties to the agreement"),
        "distinct-firms": Wording("기업 중복", "Different firms"),
        "participation-bar": Wording("참여 금지", "Bar from participation"),
        "paper-business-plan": Wording("신청서류: 사업 계획서", "Paper: business plan"),
        "paper-agreement": Wording("신청서류: 협약서", "Paper: agreement"),
        "paper-criteria-proof": Wording("신청서류: 선정기준 충족 증빙", "Paper: proof of meeting the criteria"),
        "paper-partner-evidence": Wording(
            "신청서류: 협력기업 보유자격 증빙", "Paper: proof of the partner's qualification"
        ),
        "paper-sme-confirmation": Wording("신청서류: 기업 규모 확인서", "Paper: confirmation of firm size"),
        "paper-other": Wording("신청서류: 그 밖의 서류", "Paper: other papers"),
        "affiliates": Wording("계열사 여부", "Affiliated firms"),
        "other-partner": Wording("다른 협력기업과의 협약", "Agreement with another partner"),
        "two-leads-or-more": Wording("협력기업의 협약 기업 수", "Number of the partner's leads"),
        "same-target-elsewhere": Wording("동일 대상 중복 신청", "Same product or work elsewhere"),
        "class-of-listing-number": Wording("물품목록번호와 물품분류번호", "Listing and classification number"),
        "startup-age": Wording("창업기업 업력", "Age of the start-up"),
        "business-numbers-verified": Wording("사업자등록번호 확인", "Business numbers confirmed"),
    }
)

SENTENCES: Mapping[str, Wording] = MappingProxyType(
    {
        "no-lead": Wording("주관기업이 없습니다.", "There is no lead firm."),
        "no-partner": Wording("협력기업이 없습니다.", "There is no partner firm."),
        "no-item": Wording("신청한 제품이나 공사가 없습니다.", "No product or work is applied for."),
        "no-agreement": Wording("상생협약이 없습니다.", "There is no win-win agreement."),
        "lead-neither-startup-nor-small": Wording(
            "창업기업도 소기업도 아닌 주관기업이 {unfit}개사 있습니다(예: {size}).",
            "Lead firms that are neither a start-up nor a small firm: {unfit} (for one, a {size}).",
        ),
        "leads-are-startups-or-small": Wording(
            "주관기업 {leads}개사가 모두 창업기업 또는 소기업입니다.",
            "Every lead firm is a start-up or a small firm (lead firms: {leads}).",
        ),
        "cooperative-leads": Wording(
            "중소기업협동조합이 주관기업을 대표합니다. 조합은 그 자체로 중소기업자입니다.",
            "An SME cooperative stands for the lead firms. It counts as an SME by itself.",
        ),
        "not-a-cooperative": Wording(
            "조합으로 적은 곳이 중소기업협동조합이 아닙니다.",
            "The body named as cooperative is not an SME cooperative.",
        ),
        "leads-are-smes": Wording(
            "주관기업 {leads}개사가 모두 중소기업입니다.", "Every lead firm is an SME (lead firms: {leads})."
        ),
        "lead-not-sme": Wording(
            "중소기업이 아닌 주관기업이 {unfit}개사 있습니다.", "Lead firms that are not SMEs: {unfit}."
        ),
        "lead-without-licence": Wording(
            "종합 또는 전문건설업 면허가 없는 주관기업이 {unfit}개사 있습니다.",
            "Lead firms without a general or specialty construction licence: {unfit}.",
        ),
        "leads-are-sme-builders": Wording(
            "주관기업 {leads}개사가 모두 건설업 면허를 보유한 중소기업입니다.",
            "Every lead firm is an SME with a construction licence (lead firms: {leads}).",
        ),
        "partner-is-sme": Wording("협력기업은 {size}으로서 중소기업입니다.", "The partner is an SME (a {size})."),
        "partner-not-sme": Wording(
            "협력기업이 {size}입니다. 이 과제의 협력기업은 중소기업이어야 합니다.",
            "The partner is a {size}. In this track the partner must be an SME.",
        ),
        "partner-is-large": Wording("협력기업은 {size}입니다.", "The partner is a {size}."),
        "partner-not-large": Wording(
            "협력기업이 {size}입니다. 이 과제의 협력기업은 중소건설기업이 아닌 대형건설기업이어야 합니다.",
            "The partner is a {size}. In this track the partner must be a large builder, not an SME.",
        ),
        "partner-without-licence": Wording(
            "협력기업에 종합 또는 전문건설업 면허가 없습니다.",
            "The partner holds no general or specialty construction licence.",
        ),
        "partner-is-large-builder": Wording(
            "협력기업은 건설업 면허를 보유한 대형건설기업입니다({licences}).",
            "The partner is a large builder with a construction licence ({licences}).",
        ),
        "large-firm-excluded": Wording(
            "대기업 {firms}개사가 참여하고 있습니다. 이 과제에는 대기업이 참여할 수 없습니다.",
            "Large firms taking part: {firms}. Large firms may not take part in this track.",
        ),
        "large-partner-allowed": Wording(
            "대기업이 협력기업으로 참여합니다. 이 과제에는 대기업이 참여할 수 있습니다.",
            "A large firm takes part as the partner, which this track allows.",
        ),
        "no-large-firm": Wording("참여하는 대기업이 없습니다.", "No large firm takes part."),
        "evidence-missing": Wording(
            "인정되는 협력기업 보유자격이 없습니다. 다음 중 1개 이상이 필요합니다: {accepted}.",
            "The partner holds none of the qualifications accepted. At least one of these is needed: {accepted}.",
        ),
        "evidence-not-valid": Wording(
            "협력기업의 보유자격이 {on} 현재 유효하지 않습니다: {held}.",
            "The partner's qualification is not valid on {on}: {held}.",
        ),
        "evidence-held": Wording(
            "협력기업이 유효한 자격을 보유하고 있습니다: {held}.", "The partner holds a valid qualification: {held}."
        ),
        "evidence-covers-other-item": Wording(
            "협력기업의 보유자격이 신청제품과 관련되지 않습니다. "
            "해당하는 제품이 {items}개 있습니다(예: 세부품명번호 {item}).",
            "The partner's qualification does not cover every product applied for. "
            "Not covered: {items} (for one, detailed item name {item}).",
        ),
        "evidence-covers-items": Wording(
            "협력기업이 신청제품과 관련된 유효한 자격을 보유하고 있습니다: {held}.",
            "The partner holds a valid qualification that covers the products applied for: {held}.",
        ),
        "item-not-goods": Wording(
            "제품이 아닌 신청대상이 {items}건 있습니다.", "Things applied for that are not products: {items}."
        ),
        "item-without-detail-number": Wording(
            "세부품명번호 10자리가 없는 신청제품이 {items}개 있습니다.",
            "Products without a detailed item name number of 10 digits: {items}.",
        ),
        "item-not-designated": Wording(
            "{on} 현재 중소기업자간 경쟁제품이 아닌 신청제품이 {items}개 있습니다(예: 세부품명번호 {item}).",
            "Products that are no SME-competition products on {on}: {items} (for one, detailed item name {item}).",
        ),
        "items-designated": Wording(
            "신청제품 {items}개가 모두 중소기업자간 경쟁제품입니다.",
            "Every product is an SME-competition product (products: {items}).",
        ),
        "item-without-listing-number": Wording(
            "물품목록번호 16자리가 없는 신청제품이 {items}개 있습니다.",
            "Products without a goods listing number of 16 digits: {items}.",
        ),
        "items-listed": Wording(
            "신청제품 {items}개에 모두 물품목록번호가 있습니다.",
            "Every product has a goods listing number (products: {items}).",
        ),
        "items-have-detail-number": Wording(
            "신청제품 {items}개에 모두 세부품명번호가 있습니다.",
            "Every product has a detailed item name number (products: {items}).",
        ),
        "item-not-works": Wording(
            "시설공사가 아닌 신청대상이 {items}건 있습니다.",
            "Things applied for that are not construction works: {items}.",
        ),
        "items-are-works": Wording(
            "신청대상 {items}건이 모두 시설공사입니다.",
            "Everything applied for is construction works (works: {items}).",
        ),
        "one-to-one": Wording("주관기업과 협력기업이 1:1로 참여합니다.", "One lead firm and one partner take part."),
        "not-one-to-one": Wording(
            "주관기업 {leads}개사입니다. 중소기업자간 협약은 1:1이어야 합니다.",
            "Lead firms: {leads}. Between SMEs the agreement must be 1:1.",
        ),
        "cooperative-without-large-partner": Wording(
            "대기업이 협력기업이 아닌데 조합이 참여하고 있습니다. 중소기업자간 협약은 1:1이어야 합니다.",
            "A cooperative takes part without a large partner. Between SMEs the agreement must be 1:1.",
        ),
        "too-few-smes": Wording(
            "주관기업 {leads}개사입니다. 대기업과는 {needed}개사 이상이 필요합니다.",
            "Lead SMEs: {leads}. With a large partner at least {needed} are needed.",
        ),
        "five-smes-or-more": Wording(
            "주관기업 {leads}개사입니다. 대기업과의 협약에 필요한 {needed}개사 이상을 갖추었습니다.",
            "Lead SMEs: {leads}, at least the {needed} that a large partner needs.",
        ),
        "cooperative-brings-five": Wording(
            "조합의 중소기업 조합원 {members}개사가 참여합니다. 대기업과의 협약에 필요한 {needed}개사 이상을 갖추었습니다.",
            "The cooperative brings SME members: {members}, at least the {needed} that a large partner needs.",
        ),
        "cooperative-brings-too-few": Wording(
            "조합의 중소기업 조합원 {members}개사가 참여합니다. 대기업과는 {needed}개사 이상이 필요합니다.",
            "The cooperative brings SME members: {members}. With a large partner at least {needed} are needed.",
        ),
        "partner-places-exceeded": Wording(
            "협력기업과 협약한 주관기업이 {places}개사입니다. 최대 {limit}개사까지 가능합니다.",
            "Lead firms with an agreement with the partner: {places}. At most {limit} are allowed.",
        ),
        "partner-has-places": Wording(
            "협력기업과 협약한 주관기업이 {places}개사로 최대 {limit}개사 이내입니다.",
            "Lead firms with an agreement with the partner: {places}, within the {limit} allowed.",
        ),
        "agreement-unsigned": Wording(
            "협약 당사자 {parties}곳 중 {unsigned}곳이 아직 서명하지 않았습니다.",
            "Parties to the agreement: {parties}. Not yet signed: {unsigned}.",
        ),
        "agreement-signed-by-all": Wording(
            "협약 당사자 {parties}곳이 모두 서명하였습니다.",
            "Every party has signed the agreement (parties: {parties}).",
        ),
        "agreement-parties-differ": Wording(
            "협약 당사자가 참여신청서의 기업과 다릅니다.",
            "The parties to the agreement are not the firms of the application form.",
        ),
        "agreement-parties-same": Wording(
            "협약 당사자가 참여신청서의 기업과 같습니다.",
            "The parties to the agreement are the firms of the application form.",
        ),
        "partner-among-leads": Wording(
            "협력기업이 주관기업 쪽에도 들어 있습니다.", "The partner also stands on the side of the lead firms."
        ),
        "lead-named-twice": Wording("같은 주관기업이 두 번 적혀 있습니다.", "A lead firm is named twice."),
        "firms-distinct": Wording(
            "주관기업과 협력기업이 서로 다른 기업입니다.", "Lead firms and partner are different firms."
        ),
        "firm-barred": Wording(
            "참여가 금지된 기업이 {firms}개사 있습니다(참여 금지 종료일 {until}).",
            "Firms barred from participation: {firms} (the bar ends on {until}).",
        ),
        "no-firm-barred": Wording("참여가 금지된 기업이 없습니다.", "No firm is barred from participation."),
        "paper-not-required": Wording(
            "공고에서 요구하지 않는 서류입니다: {paper}.", "The call does not ask for this paper: {paper}."
        ),
        "paper-attached": Wording("서류가 제출되었습니다: {paper}.", "The paper is attached: {paper}."),
        "paper-missing": Wording("서류가 제출되지 않았습니다: {paper}.", "The paper is missing: {paper}."),
        "affiliated-with-partner": Wording(
            "협력기업과 같은 기업집단에 속한 주관기업이 {firms}개사 있습니다.",
            "Lead firms of the same business group as the partner: {firms}.",
        ),
        "no-affiliates": Wording(
            "협력기업과 같은 기업집단에 속한 주관기업이 없습니다.",
            "No lead firm belongs to the partner's business group.",
        ),
        "lead-has-other-partner": Wording(
            "다른 협력기업과도 협약한 주관기업이 {leads}개사 있습니다.",
            "Lead firms that have an agreement with another partner too: {leads}.",
        ),
        "no-other-partner": Wording(
            "다른 협력기업과 협약한 주관기업이 없습니다.", "No lead firm has an agreement with another partner."
        ),
        "partner-has-one-lead": Wording(
            "협력기업과 협약한 주관기업이 {places}개사입니다. 시범사업에서는 {asked}개사 이상을 선정하도록 하였습니다.",
            "Lead firms with an agreement with the partner: {places}. The pilot scheme asked for {asked} or more.",
        ),
        "partner-has-several-leads": Wording(
            "협력기업과 협약한 주관기업이 {places}개사입니다.",
            "Lead firms with an agreement with the partner: {places}.",
        ),
        "same-target-elsewhere": Wording(
            "같은 기업이 같은 대상으로 신청한 다른 과제가 {cases}건 있습니다.",
            "Other applications by one of the firms for the same product or work: {cases}.",
        ),
        "target-nowhere-else": Wording(
            "같은 기업이 같은 대상으로 신청한 다른 과제가 없습니다.",
            "There is no other application by these firms for the same product or work.",
        ),
        "listing-number-of-other-class": Wording(
            "물품목록번호의 앞 8자리가 물품분류번호와 다른 제품이 {items}개 있습니다.",
            "Products whose goods listing number does not begin with their classification number: {items}.",
        ),
        "listing-numbers-fit-class": Wording(
            "물품목록번호와 물품분류번호가 어긋나는 제품이 없습니다.",
            "No product's goods listing number disagrees with its classification number.",
        ),
        "no-startup": Wording("창업기업으로 신고한 주관기업이 없습니다.", "No lead firm is declared as a start-up."),
        "startup-day-unknown": Wording(
            "개업일을 알 수 없는 창업기업이 {firms}개사 있습니다.",
            "Start-ups whose first day of business is not known: {firms}.",
        ),
        "startup-too-old": Wording(
            "개업한 지 {years}년이 지난 창업기업이 {firms}개사 있습니다.",
            "Start-ups that opened more than {years} years ago: {firms}.",
        ),
        "startups-young": Wording(
            "창업기업이 모두 개업한 지 {years}년 이내입니다.", "Every start-up opened within the last {years} years."
        ),
        "business-number-unverified": Wording(
            "국세청에서 아직 확인되지 않은 사업자등록번호가 {firms}개 있습니다.",
            "Business numbers not yet confirmed by the tax office: {firms}.",
        ),
        "business-numbers-verified": Wording(
            "국세청에서 확인되지 않은 사업자등록번호가 없습니다.",
            "No business number is left to be confirmed by the tax office.",
        ),
    }
)


def title(criterion: str, language: str) -> str:
    """The title of a criterion in `ko` or `en`."""
    return TITLES[criterion].in_language(language)


def sentence(because: Because, language: str) -> str:
    """The reason of a finding as a sentence in `ko` or `en`, its codes and days said in words."""
    said = {name: shown(value, language) for name, value in because.values}
    return SENTENCES[because.code].in_language(language).format(**said)


def shown(value: str, language: str) -> str:
    """A value of a reason in words: a day, one or several codes joined by `+`, or the value itself."""
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        return _day(date.fromisoformat(value), language)
    return ", ".join(word(part, language) if part in WORDS else part for part in value.split("+"))


def _day(day: date, language: str) -> str:
    return f"{day.year}년 {day.month}월 {day.day}일" if language == "ko" else day.isoformat()
