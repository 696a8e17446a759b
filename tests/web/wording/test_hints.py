"""Every hint of a conflict is explained in both languages."""

import re
from datetime import date
from uuid import UUID

from domain.panels.declaring import Hint, Service, conflict_hints
from web.wording.hints import SENTENCES, sentence

MEMBER, FIRM = UUID(int=1), UUID(int=2)
TODAY = date(2021, 4, 1)


def every_hint() -> tuple[Hint, ...]:
    service = (Service(firm=FIRM, last=None), Service(firm=FIRM, last=date(2020, 5, 6)))
    return conflict_hints(MEMBER, service=service, firms=(FIRM,), actors=(MEMBER,), on=TODAY)


def test_every_hint_there_is_has_its_sentence_and_no_other_has() -> None:
    assert {one.because.code for one in every_hint()} == set(SENTENCES)


def test_a_hint_names_the_firm_and_the_day() -> None:
    korean = [sentence(one.because, "ko", lambda _: "한울설비") for one in every_hint()]
    assert korean[0] == "이 건의 당사자인 한울설비의 일을 지금 맡고 있습니다."
    assert korean[1] == "이 건의 당사자인 한울설비의 일을 2020년 5월 6일(수)까지 맡았습니다. 최근 3년 안입니다."
    for one in every_hint():
        english = sentence(one.because, "en", lambda _: "Hanul")
        assert english.endswith(".")
        assert not re.search(r"[가-힣{}]", english)
