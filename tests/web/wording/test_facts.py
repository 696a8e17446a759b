"""Every fact that may ever be recorded can be told, in both languages, from its stored sample."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from uuid import UUID

import pytest

from adapters.log.codec import decode_as_stored
from domain.agreements import AGREEMENT
from domain.agreements import facts as agreements
from domain.applications import APPLICATION
from domain.applications import facts as applications
from domain.calls import CALL
from domain.calls import facts as calls
from domain.catalogue import FACTS
from domain.facts import Fact
from domain.rules.vocabulary import Evidence, EvidenceHeld, PaperKind, TargetKind, Track
from domain.values import Cooperative, Form, Item, Sealed
from tests.history.kept import file_of
from web.wording.fact_sentences import SENTENCES
from web.wording.facts import tell
from web.wording.telling import Teller

HANGUL = re.compile(r"[가-힣]")
LEAD, OTHER, PARTNER, CASE, CALL_ID, ITEM = (UUID(int=number) for number in range(1, 7))
NAMES = {LEAD: "나라정밀", OTHER: "Daon", PARTNER: "한울설비"}


def sealed(text: str, salt: str = "") -> Sealed:
    """A text that opens as itself; each sealing of it is another."""
    return Sealed(c=salt, k="case", x=text)


def opened(text: Sealed) -> str | None:
    return None if text.x == "destroyed" else text.x


KOREAN = Teller(language="ko", named=NAMES.get, opened=opened)
ENGLISH = Teller(language="en", named=NAMES.get, opened=opened)
FORM = Form(title=sealed("안개 분무기", "a"), leads=(LEAD,), partner=PARTNER)
DRAFTED = applications.Drafted(call=CALL_ID, track=Track.INNOVATION_GROWTH, filed_by=LEAD, form=FORM)


def stored(key: tuple[str, int]) -> Fact:
    return decode_as_stored(key[0], file_of(key).read_bytes()).fact


def test_every_catalogued_fact_has_its_sentence_and_no_other_has() -> None:
    assert set(SENTENCES) == set(FACTS)


@pytest.mark.parametrize("key", sorted(FACTS), ids=lambda key: f"{key[0]}/{key[1]}")
def test_a_fact_is_told_in_both_languages(key: tuple[str, int]) -> None:
    in_english = Teller(language="en", named=lambda _: "Somebody", opened=lambda _: "typed")
    told, said = tell(stored(key), None, KOREAN), tell(stored(key), None, in_english)
    assert HANGUL.search(told.sentence)
    assert not HANGUL.search(re.sub(r"basis: .*", "", said.sentence))
    for sentence in (told.sentence, said.sentence):
        assert sentence.endswith(".")
        assert not re.search(r"[{}<>]|None|UUID|  ", sentence)
    assert len(told.quotes) == len(said.quotes)


def test_a_particle_follows_the_name_it_stands_after() -> None:
    assert tell(DRAFTED, None, KOREAN).sentence.startswith("나라정밀이 혁신성장과제")
    assert tell(replace(DRAFTED, filed_by=OTHER), None, KOREAN).sentence.startswith("Daon이(가) ")


def test_a_name_that_was_destroyed_says_so() -> None:
    assert "(파기된 이름)" in tell(replace(DRAFTED, filed_by=CASE), None, KOREAN).sentence


def test_what_was_typed_is_quoted_beside_the_sentence_and_never_in_it() -> None:
    returned = applications.Returned(reasons=sealed("서류를 내지 않음"), basis="행정절차법 §17⑥", on=date(2021, 5, 6))
    told = tell(returned, None, KOREAN)
    assert [(quote.label, quote.text) for quote in told.quotes] == [("사유", "서류를 내지 않음")]
    assert "서류를 내지 않음" not in told.sentence
    gone = tell(replace(returned, reasons=sealed("destroyed")), None, KOREAN)
    assert [quote.text for quote in gone.quotes] == [None]


def test_a_withdrawal_without_reasons_quotes_nothing() -> None:
    assert tell(applications.Withdrawn(reasons=None, on=date(2021, 5, 6)), None, KOREAN).quotes == ()


def test_a_request_names_the_papers_and_the_day() -> None:
    asked = applications.SupplementRequested(
        papers=(PaperKind.BUSINESS_PLAN, PaperKind.AGREEMENT),
        reasons=sealed("빠짐"),
        due=date(2021, 4, 29),
        on=date(2021, 4, 20),
    )
    assert tell(asked, None, KOREAN).sentence == "2021년 4월 29일(목)까지 보완을 요구했습니다: 사업 계획서, 협약서."
    assert tell(asked, None, ENGLISH).sentence == (
        "A supplement was requested by Thu 29 Apr 2021: business plan, agreement."
    )


def amended(form: Form) -> tuple[str, ...]:
    return tell(applications.Amended(form=form), APPLICATION.begin(DRAFTED), KOREAN).changes


def test_a_change_lists_each_part_of_the_form_that_differs() -> None:
    item = Item(id=ITEM, kind=TargetKind.GOODS, label=sealed("조명"), detail_item_no="3911160301")
    held = EvidenceHeld(kind=Evidence.DIRECT_PRODUCTION_CONFIRMATION, covers="3911160301", valid_until=date(2022, 1, 3))
    changed = replace(
        FORM,
        title=sealed("새 분무기"),
        leads=(OTHER,),
        partner=None,
        cooperative=Cooperative(firm=PARTNER, members=(LEAD,)),
        items=(item,),
        evidence=(held,),
    )
    assert amended(changed) == (
        "과제명: 안개 분무기 → 새 분무기",
        "주관기업: −나라정밀, +Daon",
        "협력기업: −한울설비",
        "조합과 조합원: +한울설비, +나라정밀",
        "신청 제품·공사: +조명 (3911160301)",
        "협력기업 보유자격: +직접생산확인서 (3911160301, ~ 2022년 1월 3일(월))",
    )


def test_a_form_sealed_anew_with_the_same_words_changed_nothing() -> None:
    assert amended(replace(FORM, title=sealed("안개 분무기", "another salt"))) == ()


def test_an_agreement_tells_new_parties_and_which_texts_were_rewritten() -> None:
    terms = agreements.Terms(role_division=sealed("갑은 만든다", "a"), rights_and_duties=sealed("나눈다", "a"))
    drafted = agreements.Drafted(
        application=CASE,
        call=CALL_ID,
        track=Track.INNOVATION_GROWTH,
        parties=agreements.Parties(leads=(LEAD,), partner=PARTNER),
        terms=terms,
    )
    now = agreements.Amended(
        parties=agreements.Parties(leads=(LEAD, OTHER), partner=PARTNER),
        terms=agreements.Terms(role_division=sealed("을이 만든다"), rights_and_duties=sealed("나눈다", "b")),
    )
    told = tell(now, AGREEMENT.begin(drafted), KOREAN)
    assert told.changes == ("협약 당사자: +Daon", "역할 분담: 다시 씀")


def test_a_call_tells_which_parts_were_amended() -> None:
    announced = stored(("call.announced", 1))
    assert isinstance(announced, calls.Announced)
    terms = replace(announced.terms, product_target=300, notices=("조달청 공고 제2021-184호",))
    changed = calls.Amended(terms=terms, reasons=sealed("정정"), on=date(2021, 3, 20))
    told = partial(tell, changed, CALL.begin(announced))
    assert told(KOREAN).changes == ("공고번호", "목표 제품 수")
    assert told(ENGLISH).changes == ("notice numbers", "product target")


def test_a_closing_at_midnight_is_the_end_of_the_day_before() -> None:
    extended = calls.Extended(
        closes=datetime(2021, 4, 26, 15, tzinfo=UTC), reasons=sealed("연장"), on=date(2021, 4, 19)
    )
    assert "2021년 4월 26일(월) 24:00까지" in tell(extended, None, KOREAN).sentence
