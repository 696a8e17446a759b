"""What is in the one form is known for it without writing it anew; what is not is refused either way."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.log import codec, decode, encode, forms
from adapters.log.forms import form
from application.record import Envelope
from domain.catalogue import FACTS
from domain.rules.vocabulary import Format, Scale, Track, Word
from domain.values import NoticeNumber
from tests.adapters.log.strategies import envelopes
from tests.adapters.log.test_codec import BODY, PLANTED
from tests.history.kept import SAMPLES, key_of

Points = Annotated[Decimal, Scale(2)]
Whole = Annotated[Decimal, Scale(0)]


@dataclass(frozen=True, kw_only=True)
class Pair:
    """A record of two."""

    second: int
    first: Word


@pytest.fixture
def never_written_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(envelope: Envelope) -> bytes:
        raise AssertionError(f"{envelope.fact.name} was written anew")

    monkeypatch.setattr(codec, "_bytes", refuse)
    codec.forget()


@pytest.mark.usefixtures("never_written_anew")
def test_every_stored_sample_is_known_without_writing_it_anew() -> None:
    files = sorted(SAMPLES.glob("*.json"))
    assert len(files) > 50
    for file in files:
        name, _ = key_of(file)
        decode(name, file.read_bytes())
    decode("test.everything", BODY.encode(), facts=PLANTED)


@pytest.mark.slow
@settings(derandomize=True, deadline=None, max_examples=120)
@given(st.data())
def test_whatever_a_fact_may_hold_is_known_without_writing_it_anew(data: st.DataObject) -> None:
    kind: Any = data.draw(st.sampled_from(sorted(FACTS.values(), key=lambda kind: kind.name)))
    body = encode(data.draw(envelopes(kind)))
    assert codec._is_in_one_form(forms.body(kind), body.decode()) or has_long_numbers(body)  # noqa: SLF001 - it shows nowhere else


def has_long_numbers(body: bytes) -> bool:
    """Whether a number is so long that only writing it tells whether it may stand."""
    return re.search(rb"[:\\[,]-?[0-9]{16}[,}\\]]", body) is not None


@pytest.mark.parametrize(
    ("annotation", "written"),
    [
        (Points, '"80.50"'),
        (Points, '"-0.01"'),
        (Points, '"0.00"'),
        (Points, '"999999999999999999.99"'),
        (Whole, '"80"'),
        (int, "0"),
        (int, "-999999999999999"),
        (bool, "true"),
        (date, '"2021-03-02"'),
        (datetime, '"2021-03-02T00:00:00.000000Z"'),
        (UUID, '"0b54c6a2-3f19-4d0e-9a57-6d1c8e2f7a10"'),
        (Track, '"INNOVATION_GROWTH"'),
        (Word, '"a-word"'),
        (NoticeNumber, '"조달청 공고 제2021-12호"'),
        (tuple[Word, ...], "[]"),
        (tuple[Word, ...], '["a-word","another"]'),
        (tuple[Word, int], '["a-word",1]'),
        (Word | None, "null"),
        (Pair, '{"first":"a-word","second":1}'),
    ],
)
def test_what_the_record_writes_is_in_its_form(annotation: object, written: str) -> None:
    assert has_form(annotation, written)


@pytest.mark.parametrize(
    ("annotation", "written"),
    [
        (Points, '"80.505"'),
        (Points, '"80.5"'),
        (Points, '"080.50"'),
        (Points, '"-0.00"'),
        (Points, '"8.05E+1"'),
        (Points, '"1000000000000000000.00"'),
        (Points, '"NaN"'),
        (Points, "80.50"),
        (Whole, '"80.0"'),
        (Whole, '"-0"'),
        (int, "00"),
        (int, "-0"),
        (int, "1.0"),
        (int, "1e3"),
        (int, '"1"'),
        (int, "9007199254740992"),
        (bool, "1"),
        (date, '"2021-03-02T00:00:00"'),
        (datetime, '"2021-03-02T00:00:00Z"'),
        (datetime, '"2021-03-02T00:00:00.000Z"'),
        (datetime, '"2021-03-02T00:00:00.000000+00:00"'),
        (UUID, '"0B54C6A2-3F19-4D0E-9A57-6D1C8E2F7A10"'),
        (UUID, '"0b54c6a23f194d0e9a576d1c8e2f7a10"'),
        (Track, '"INNOVATION\\u005fGROWTH"'),
        (Word, '"Not a word"'),
        (Word, '"a-word\n"'),
        (Word, '"a\\u002dword"'),
        (NoticeNumber, '"조달청 공고 제2021-12회"'),
        (tuple[Word, ...], '["a-word",]'),
        (tuple[Word, ...], '["a-word", "another"]'),
        (tuple[Word, int], '["a-word",1,2]'),
        (Word | None, ""),
        (Pair, '{"second":1,"first":"a-word"}'),
        (Pair, '{"first":"a-word"}'),
        (Pair, '{"first":"a-word","second":1,"third":2}'),
        (Pair, '{"first":"a-word","first":"a-word","second":1}'),
    ],
)
def test_what_the_record_writes_otherwise_is_not_in_its_form(annotation: object, written: str) -> None:
    assert not has_form(annotation, written)


@pytest.mark.parametrize("pattern", [".", "[^a]", "[ -~]", 'a"', r"\S", r"[a\\]", r"\\", "\t"])
def test_a_format_that_may_hold_what_json_escapes_has_no_pattern(pattern: str) -> None:
    with pytest.raises(TypeError, match="not written as it is"):
        form(Annotated[str, Format("anything", pattern)])


@pytest.mark.parametrize("annotation", [str, float, list[int], Decimal, Annotated[str, "just a remark"]], ids=str)
def test_a_type_that_may_not_stand_in_a_fact_has_no_pattern(annotation: object) -> None:
    with pytest.raises(TypeError):
        form(annotation)


def has_form(annotation: object, written: str) -> bool:
    return re.fullmatch(form(annotation), written) is not None
