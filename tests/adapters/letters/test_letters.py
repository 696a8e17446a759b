"""Letters as documents: what each says, that it can be read by anybody for as long as archives last, and that data stays data."""

import subprocess
import sys
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adapters.letters import TypstLetters, typst_letters
from adapters.letters.glyphs import shown_by
from adapters.letters.typst_letters import TEMPLATES
from application.letters.contents import Addressee, Certificate, Rejection, SupplementRequest
from application.ports import LetterUnwritten
from domain.letters.facts import LetterKind
from tests.adapters.letters.examples import BODIES, CHECK, FOUND, korean, letter, letters
from tests.adapters.letters.pdf import metadata, opened, root, said, squeezed, tags

SAYS: dict[LetterKind, tuple[str, ...]] = {
    LetterKind.RECEIPT_SLIP: (
        "접수증",
        "2021. 4. 19.(월) 23:59",
        "(가상) 새벽빛, (가상) 첫걸음전자",
        "(가상) 한울설비",
        "가상 조명기구 (3911160301)",
        "사업계획서.pdf",
        "제출하지 아니한 서류-협약서",
        "서류가 빠졌더라도 신청은 접수되었습니다",
    ),
    LetterKind.SUPPLEMENT_REQUEST: (
        "보완 요구서",
        "보완 기한 2021. 4. 30.(금)까지",
        "- 협약서 - 선정기준 충족 증빙",
        "협약서에 협력기업의 서명이 없습니다. 서명한 협약서를 내 주십시오.",
        "기간의 연장을 2회까지",
        "행정절차법 제17조제6항",
    ),
    LetterKind.SELECTION_NOTICE: (
        "선정 통지서",
        "결정일 2021. 8. 19.(목)",
        "판로지원법 제20조의2제2항",
        "과제의 성장 가능성과 협력 계획을 높이 평가하였습니다.",
    ),
    LetterKind.REJECTION_NOTICE: (
        "미선정 통지서",
        "판로지원법 제20조의2제2항, 시행령 제17조의2제1항 제2호",
        "처분의 이유 - 사업계획 미흡 - 기준점수 미달",
        "사업 계획에 생산 설비를 갖추는 시기가 적혀 있지 않습니다.",
        "이의신청: 통지를 받은 날부터 60일 이내(2021. 8. 20.(금)에 받은 경우 2021. 10. 19.(화)까지)",
        "민원처리법 제35조 (가정)",
        "받은 날부터 10일 이내에 결과를 알리며, 부득이하면 10일의 범위에서 한 번 연장할 수 있습니다.",
        "행정심판·행정소송: 통지를 받은 날부터 90일 이내(2021. 8. 20.(금)에 받은 경우 2021. 11. 18.(목)까지)",
        "이의신청서는 이 시스템에서 제출하실 수 있습니다.",
    ),
    LetterKind.OBJECTION_SUPPLEMENT_REQUEST: (
        "이의신청 보완 요구서",
        "행정기본법 시행령 제11조제3항·제4항",
        "이의신청일 2025. 9. 22.(월)",
        "2025. 9. 29.(월)까지",
        "- 처분을 받은 날 - 이유",
        "처리 기간에 넣지 아니합니다",
    ),
    LetterKind.ANSWER_EXTENSION: (
        "이의신청 처리기간 연장 통지서",
        "당초 처리 기한 2024. 5. 27.(월)",
        "연장한 기간 10일",
        "연장된 처리 기한 2024. 6. 7.(금)까지",
        "외부 전문가의 의견을 듣고 있습니다.",
    ),
    LetterKind.OBJECTION_RESULT: (
        "이의신청 결과 통지서",
        "적용 규정 민원처리법 제35조",
        "결과 일부 인용",
        "주장 1: 인용",
        "점수 (현장평가)",
        "현장평가에서 제2공장을 보지 않았습니다.",
        "주장 2: 각하",
        "보완하지 않음",
        "새 위원회의 재평가 (현장평가): 2021. 10. 14.(목)까지 (이행 기한은 가정)",
        "2021. 11. 18.(목)까지 제기할 수 있습니다",
        "행정기본법 제36조제5항",
    ),
    LetterKind.REVOCATION_PRIOR_NOTICE: (
        "처분 사전통지서",
        "당사자 (가상) 새벽빛",
        "주소 대전광역시 (가상) 새벽로 1",
        "정당한 사유 없는 포기",
        "선정의 취소 5년 동안 공공조달 상생협력 지원제도에 참여할 수 없음",
        "의견제출 기한 2022. 3. 14.(월)까지",
        "의견이 없는 것으로 보고 처분할 수 있습니다",
    ),
    LetterKind.REVOCATION_NOTICE: (
        "선정 취소 통지서",
        "이 통지가 도달한 때에 효력이 생깁니다",
        "시행령 제17조의4 제1호",
        "협약의 의무를 지키지 않아 상대 기업에 손실을 입혔습니다.",
        "처분청에 대한 이의신청이 없습니다(행정심판법 제27조, 행정소송법 제20조)",
        "2021. 11. 18.(목)까지",
    ),
    LetterKind.CERTIFICATE: (
        "상생협력제품 확인서",
        "확인번호 제 2021-1-IG-0018-P01 호",
        "업체명 (가상) 새벽빛",
        "제품명 가상 조명기구",
        "세부품명 3911160301",
        "유효기간 2021. 10. 1.(금) ~ 2024. 9. 30.(월) (가정)",
        f"{CHECK}2021-1-IG-0018-P01",
    ),
}
EVERY = ("접수번호 2021-1-IG-0018", "2021. 8. 20.(금)", "중소벤처기업부장관", "5a965ae9-0000-4000-8000-00000000beef")
KINDS = pytest.mark.parametrize("kind", list(LetterKind))


@KINDS
def test_a_letter_says_what_it_must(kind: LetterKind) -> None:
    told = said(letters().render(letter(kind)).data)
    assert [one for one in (*SAYS[kind], *EVERY) if squeezed(one) not in told] == []
    assert "시연용" not in told


@KINDS
def test_a_demonstrations_letter_says_on_every_page_that_it_has_no_effect(kind: LetterKind) -> None:
    pages = opened(letters().render(letter(kind, demonstration=True)).data).pages
    assert all("시연용 – 효력 없음" in page.extract_text() for page in pages)


@KINDS
def test_a_letter_is_tagged_in_korean_and_made_for_archives(kind: LetterKind) -> None:
    document = letters().render(letter(kind))
    catalog, packet = root(document.data), metadata(document.data)
    assert str(catalog["/MarkInfo"]["/Marked"]) == "True"
    assert catalog["/Lang"] == "ko-KR"
    assert {"/Document", "/H1", "/P", "/Table", "/TR", "/TD"} <= tags(document.data)
    assert "<pdfaid:part>2</pdfaid:part>" in packet
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in packet
    assert "<pdfuaid:part>1</pdfuaid:part>" in packet
    assert f"{document.title} 2021-1-IG-0018" in packet


def test_the_code_of_a_certificate_is_told_to_who_cannot_see_it() -> None:
    data = letters().render(letter(LetterKind.CERTIFICATE)).data
    assert "/Figure" in tags(data)
    without = letters().render(letter(LetterKind.CERTIFICATE, demonstration=True)).data
    assert "/Figure" not in tags(without), "an office without an address draws no code"


def test_the_same_letter_is_the_same_bytes_in_every_process() -> None:
    kinds = (LetterKind.REJECTION_NOTICE, LetterKind.CERTIFICATE)
    here = [sha256(letters().render(letter(kind)).data).hexdigest() for kind in kinds]
    program = (
        "from hashlib import sha256; from tests.adapters.letters.examples import *\n"
        "for kind in (LetterKind.REJECTION_NOTICE, LetterKind.CERTIFICATE):\n"
        "    print(sha256(letters().render(letter(kind)).data).hexdigest())"
    )
    there = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=Path(__file__).parents[3]
    )
    assert there.stdout.split() == here
    assert here == [sha256(letters().render(letter(kind)).data).hexdigest() for kind in kinds]


def test_another_day_is_another_document() -> None:
    today = letter(LetterKind.SELECTION_NOTICE)
    tomorrow = replace(today, on=today.on.replace(day=21))
    assert letters().render(today).data != letters().render(tomorrow).data


HOSTILE = (
    '#import "receipt_slip.typ": *',
    '#read("/etc/passwd")',
    "$ x^2 $ ] } ) \\ ` ``` * _ @ref <label> // /* https://x.example",
    "#panic(1) #{ } #sys.inputs",
    "가" * 3000,
    "A" * 2000,
    "x" * 60 + "가나다 " * 200,
    "줄\n\n\n\n바꿈\r\n셋\t탭",
    "\u202e뒤집기\u202c \u2066x\u2069 \u200f",
    "😀👨\u200d👩\u200d👧 🇰🇷 ☎️",
    "שלום عربى ไทย हिन्दी",
    "\x00\x07\x1b\x7f\x85\ufeff\ufffe\ue000\U000e0041",
    "漢字 株式會社 ㈜ ① Ⅳ ㎡ ℃ → ■ ※ … ‘’“” ß é Ж Ω",
    "ᄒᆞᆫ글 ㅋㅋ",
    "e\u0301\u0301\u0301 \u0301 가\u0301",
    " ",
    "",
)


@pytest.mark.parametrize("typed", HOSTILE, ids=range(len(HOSTILE)))
def test_what_somebody_typed_is_never_markup(typed: str) -> None:
    body = BODIES[LetterKind.REJECTION_NOTICE]
    assert isinstance(body, Rejection)
    told = replace(
        letter(LetterKind.REJECTION_NOTICE),
        to=Addressee(name=typed, representative=typed, address=typed, successor=typed),
        officer=replace(FOUND, name=typed, organisation=typed, phone=typed),
        matter=replace(letter(LetterKind.REJECTION_NOTICE).matter, call=typed, title=typed),
        body=replace(body, text=typed, remedies=replace(body.remedies, text=typed)),
    )
    whole = said(letters().render(told).data)
    assert squeezed("중소벤처기업부장관") in whole
    if typed.isascii() and typed.isprintable():
        assert squeezed(typed) in whole


def test_what_the_font_cannot_show_is_a_box_and_the_letter_says_so() -> None:
    body = BODIES[LetterKind.SUPPLEMENT_REQUEST]
    assert isinstance(body, SupplementRequest)
    told = replace(letter(LetterKind.SUPPLEMENT_REQUEST), body=replace(body, reasons="좋습니다 😀 하나"))
    whole = said(letters().render(told).data)
    assert squeezed("좋습니다 □ 하나") in whole
    assert squeezed("표시할 수 없는 글자는 □로 적었습니다") in whole
    assert "□" not in said(letters().render(letter(LetterKind.SUPPLEMENT_REQUEST)).data)


def test_a_sign_that_turns_the_direction_of_a_line_is_left_out() -> None:
    body = BODIES[LetterKind.SUPPLEMENT_REQUEST]
    assert isinstance(body, SupplementRequest)
    told = replace(letter(LetterKind.SUPPLEMENT_REQUEST), body=replace(body, reasons="기한은 \u202e30일\u202c입니다"))
    whole = said(letters().render(told).data)
    assert squeezed("기한은 30일입니다") in whole


@given(st.text(max_size=60))
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_whatever_is_typed_a_letter_can_be_made(typed: str) -> None:
    body = BODIES[LetterKind.CERTIFICATE]
    assert isinstance(body, Certificate)
    told = replace(
        letter(LetterKind.CERTIFICATE),
        to=Addressee(name=typed, representative=typed),
        body=replace(body, product=replace(body.product, label=typed)),
    )
    assert letters().render(told).data.startswith(b"%PDF-1.7")


def test_what_was_destroyed_is_told_to_be() -> None:
    body = BODIES[LetterKind.SUPPLEMENT_REQUEST]
    assert isinstance(body, SupplementRequest)
    told = replace(letter(LetterKind.SUPPLEMENT_REQUEST), to=Addressee(name=None), body=replace(body, reasons=None))
    whole = said(letters().render(told).data)
    assert squeezed("(파기된 이름) 귀하") in whole
    assert squeezed("(파기된 내용)") in whole


def test_a_typesetter_that_fails_makes_no_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typst_letters, "MAIN", TEMPLATES / "nothing.typ")
    with pytest.raises(LetterUnwritten):
        letters().render(letter(LetterKind.SELECTION_NOTICE))


def test_the_writer_is_named_by_its_templates_and_font() -> None:
    writer = letters().writer
    assert len(writer) == 64
    assert writer == TypstLetters(word=korean, check=lambda _, __: None).writer


def test_a_file_that_does_not_tell_what_it_shows_is_no_font(tmp_path: Path) -> None:
    font = tmp_path / "font.otf"
    font.write_bytes(b"OTTO\x00\x00" + bytes(100))
    with pytest.raises(ValueError, match=r"font\.otf"):
        shown_by(font)
