"""What is in the one form is known for it without writing it anew; what is not is refused either way."""

from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from typing import Annotated, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.log import codec, decode, encode
from adapters.log.canonical import Unwritable, writer
from adapters.log.checking import check
from application.record import Envelope
from domain.catalogue import FACTS
from domain.rules.vocabulary import Scale, Word
from domain.values import NoticeNumber
from tests.adapters.log.strategies import envelopes
from tests.adapters.log.test_codec import BODY, PLANTED
from tests.history.kept import SAMPLES, key_of

Points = Annotated[Decimal, Scale(2)]
Whole = Annotated[Decimal, Scale(0)]
KST = timezone(timedelta(hours=9))


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
    head = codec._heads.decode(body)  # noqa: SLF001 - whether it was sure shows nowhere else
    assert codec._is_in_one_form(head, codec._reader(kind).decode(head.fact), body)  # noqa: SLF001


@pytest.mark.parametrize(
    ("annotation", "value"),
    [
        (Points, Decimal("80.50")),
        (Points, Decimal("-0.01")),
        (Points, Decimal("0.00")),
        (Points, Decimal("999999999999999999.99")),
        (Whole, Decimal(80)),
        (int, 2**53 - 1),
        (datetime, datetime(2021, 3, 2, tzinfo=UTC)),
        (Word, "a-word"),
        (NoticeNumber, "조달청 공고 제2021-12호"),
        (tuple[Word, ...], ("a-word", "another")),
        (tuple[Word, int], ("a-word", 1)),
        (Word | None, None),
    ],
)
def test_a_value_of_the_record_is_right(annotation: object, value: object) -> None:
    assert holds(annotation, value)
    writer(annotation)(value)


@pytest.mark.parametrize(
    ("annotation", "value"),
    [
        (Points, Decimal("80.505")),
        (Points, Decimal("1000000000000000000.00")),
        (Points, Decimal("NaN")),
        (Points, Decimal("Infinity")),
        (int, 2**53),
        (int, -(2**53)),
        (datetime, datetime(2021, 3, 2, tzinfo=KST)),
        (datetime, datetime(2021, 3, 2)),  # noqa: DTZ001 - it tells no zone
        (Word, "Not a word"),
        (NoticeNumber, "조달청 공고 제2021-12회"),
        (tuple[Word, ...], ("a-word", "?")),
        (tuple[int, Word], (1, "?")),
        (Word | None, "?"),
    ],
)
def test_what_cannot_be_written_is_not_right(annotation: object, value: object) -> None:
    assert not holds(annotation, value)
    with pytest.raises(Unwritable):
        writer(annotation)(value)


@pytest.mark.parametrize(
    "value", [Decimal("80.5"), Decimal("-0.00"), Decimal("8.05E+1"), Decimal("0E-2") * -1, Decimal("0E-20")]
)
def test_a_decimal_that_would_be_written_otherwise_is_not_right(value: Decimal) -> None:
    assert not holds(Points, value)


def holds(annotation: object, value: object) -> bool:
    found = check(annotation)
    return found is None or found(value)
