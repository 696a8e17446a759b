"""What a change changed: the form, the agreement or the call as it stood before, against what the fact says."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from domain.agreements import Agreement
from domain.agreements.facts import Parties, Terms
from domain.calls.facts import CallTerms
from domain.rules.vocabulary import EvidenceHeld
from domain.values import Form, Item, Sealed
from web.wording.telling import Teller
from web.wording.words import Wording

FORM_PARTS = {
    "title": Wording("과제명", "title"),
    "leads": Wording("주관기업", "lead firms"),
    "partner": Wording("협력기업", "partner firm"),
    "cooperative": Wording("조합과 조합원", "cooperative and members"),
    "items": Wording("신청 제품·공사", "products and works"),
    "evidence": Wording("협력기업 보유자격", "partner's qualifications"),
}
AGREEMENT_PARTS = {
    "parties": Wording("협약 당사자", "parties"),
    "role_division": Wording("역할 분담", "division of roles"),
    "rights_and_duties": Wording("권리와 의무", "rights and duties"),
}
CALL_PARTS = {
    "title": Wording("공고명", "title"),
    "notices": Wording("공고번호", "notice numbers"),
    "tracks": Wording("모집 과제", "tracks"),
    "papers": Wording("신청서류", "papers"),
    "rules": Wording("규정 버전", "rule version"),
    "plan": Wording("평가 계획", "scoring plan"),
    "product_target": Wording("목표 제품 수", "product target"),
    "regimes": Wording("이의신청 규정", "objection rules"),
    "retention": Wording("보존기간", "retention period"),
    "assumed": Wording("가정한 값", "assumed values"),
}


def form_changes(before: Form, after: Form, teller: Teller) -> tuple[str, ...]:
    """The parts of the form that differ, each with what went and what came. A text sealed anew is no change."""
    parts = {
        "title": _text(before.title, after.title, teller),
        "leads": _firms(before.leads, after.leads, teller),
        "partner": _firms(_one(before.partner), _one(after.partner), teller),
        "cooperative": _firms(_cooperative(before), _cooperative(after), teller),
        "items": _came_and_went(
            [item_line(item, teller) for item in before.items], [item_line(item, teller) for item in after.items]
        ),
        "evidence": _came_and_went(
            [evidence_line(held, teller) for held in before.evidence],
            [evidence_line(held, teller) for held in after.evidence],
        ),
    }
    return _lines(parts, FORM_PARTS, teller)


def agreement_changes(before: Agreement, parties: Parties, terms: Terms, teller: Teller) -> tuple[str, ...]:
    """The parts of the agreement that differ."""
    parts = {
        "parties": _firms(_parties(before.parties), _parties(parties), teller),
        "role_division": _rewritten(before.terms.role_division, terms.role_division, teller),
        "rights_and_duties": _rewritten(before.terms.rights_and_duties, terms.rights_and_duties, teller),
    }
    return _lines(parts, AGREEMENT_PARTS, teller)


def terms_changes(before: CallTerms, after: CallTerms, teller: Teller) -> tuple[str, ...]:
    """The parts of the call that differ, by name."""
    names = [name for name in CALL_PARTS if name != "title" and getattr(before, name) != getattr(after, name)]
    title = _text(before.title, after.title, teller)
    lines = _lines({"title": title}, CALL_PARTS, teller)
    return (*lines, *(CALL_PARTS[name].in_language(teller.language) for name in names))


def item_line(item: Item, teller: Teller) -> str:
    """A product or work in one line: its name and its numbers."""
    numbers = (item.detail_item_no, item.goods_listing_no, item.goods_class_no)
    named = teller.text(item.label)
    return f"{named} ({', '.join(number for number in numbers if number)})" if any(numbers) else named


def evidence_line(held: EvidenceHeld, teller: Teller) -> str:
    """A qualification in one line: its kind, the product it covers, the days it is valid."""
    days = [teller.day(day) if day else "" for day in (held.valid_from, held.valid_until)]
    details = [held.covers or "", " ~ ".join(days).strip() if any(days) else ""]
    shown = ", ".join(detail for detail in details if detail)
    return f"{teller.word(held.kind)} ({shown})" if shown else teller.word(held.kind)


def _lines(parts: dict[str, str], names: dict[str, Wording], teller: Teller) -> tuple[str, ...]:
    return tuple(f"{names[part].in_language(teller.language)}: {change}" for part, change in parts.items() if change)


def _text(before: Sealed, after: Sealed, teller: Teller) -> str:
    old, new = teller.text(before), teller.text(after)
    return f"{old} → {new}" if old != new else ""


def _rewritten(before: Sealed, after: Sealed, teller: Teller) -> str:
    """A long text is said to be rewritten; it is shown in full where the agreement is."""
    changed = teller.text(before) != teller.text(after)
    return Wording("다시 씀", "rewritten").in_language(teller.language) if changed else ""


def _firms(before: Iterable[UUID], after: Iterable[UUID], teller: Teller) -> str:
    return _came_and_went([teller.name(firm) for firm in before], [teller.name(firm) for firm in after])


def _came_and_went(before: Sequence[str], after: Sequence[str]) -> str:
    gone = [f"−{one}" for one in before if one not in after]
    new = [f"+{one}" for one in after if one not in before]
    return ", ".join([*gone, *new])


def _one(firm: UUID | None) -> tuple[UUID, ...]:
    return (firm,) if firm else ()


def _cooperative(form: Form) -> tuple[UUID, ...]:
    return (form.cooperative.firm, *form.cooperative.members) if form.cooperative else ()


def _parties(parties: Parties) -> tuple[UUID, ...]:
    cooperative = (parties.cooperative.firm, *parties.cooperative.members) if parties.cooperative else ()
    return (*parties.leads, *cooperative, parties.partner)
