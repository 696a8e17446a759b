import json
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.log import Malformed, Unwritable, decode, encode
from adapters.log.canonical import writer
from adapters.log.codec import decode_as_stored
from application.record import By, Envelope
from domain.catalogue import FACTS
from domain.facts import Fact, fact
from domain.roles import Role
from domain.rules.vocabulary import Scale, Track, Word
from domain.values import Agency, NoticeNumber
from tests.adapters.log.strategies import envelopes

Points = Annotated[Decimal, Scale(2)]


@dataclass(frozen=True, kw_only=True)
class Inner:
    """A record in a record."""

    code: Word
    count: int = 0


@fact("test.everything", 1)
class Everything(Fact):
    """A fact with every type a fact may have."""

    id: UUID
    on: date
    arrived: datetime
    points: Points
    count: int
    flag: bool
    track: Track
    notice: NoticeNumber
    pairs: tuple[tuple[Word, Word], ...]
    inner: Inner | None
    unset: int | None = None


@fact("test.plan", 1, prospective=True)
class Plan(Fact):
    """A fact that may take effect later."""

    on: date


PLANTED: dict[tuple[str, int], type[Fact]] = {("test.everything", 1): Everything, ("test.plan", 1): Plan}

EVERYTHING = Everything(
    id=UUID("0b54c6a2-3f19-4d0e-9a57-6d1c8e2f7a10"),
    on=date(2021, 3, 2),
    arrived=datetime(2021, 3, 2, 0, 30, tzinfo=UTC),
    points=Decimal("80.50"),
    count=3,
    flag=True,
    track=Track.INNOVATION_GROWTH,
    notice="조달청 공고 제2021-12호",
    pairs=(("first", "word"),),
    inner=Inner(code="code"),
)
ENVELOPE = Envelope(
    by=By(subject=UUID(int=1), role=Role.DECIDER, cause=UUID(int=2), agency=Agency.MSS, seen=7),
    at=datetime(2021, 3, 2, 1, 0, 0, 5000, tzinfo=UTC),
    salt=bytes(range(16)),
    fact=EVERYTHING,
)
BODY = (
    '{"agency":"MSS","at":"2021-03-02T01:00:00.005000Z","by":"00000000-0000-0000-0000-000000000001",'
    '"cause":"00000000-0000-0000-0000-000000000002",'
    '"fact":{"arrived":"2021-03-02T00:30:00.000000Z","count":3,"flag":true,"id":"0b54c6a2-3f19-4d0e-9a57-6d1c8e2f7a10",'
    '"inner":{"code":"code","count":0},"notice":"조달청 공고 제2021-12호","on":"2021-03-02","pairs":[["first","word"]],'
    '"points":"80.50","track":"INNOVATION_GROWTH","unset":null},'
    '"for":null,"role":"DECIDER","salt":"000102030405060708090a0b0c0d0e0f","seen":7,"v":1}'
)


def written(**changed: Any) -> bytes:  # noqa: ANN401  (values of every type, wrong ones too)
    return encode(replace(ENVELOPE, fact=replace(EVERYTHING, **changed)), facts=PLANTED)


def test_a_body_has_one_form() -> None:
    assert encode(ENVELOPE, facts=PLANTED).decode() == BODY
    assert decode("test.everything", BODY.encode(), facts=PLANTED) == ENVELOPE


@pytest.mark.slow
@settings(derandomize=True, deadline=None, max_examples=120)
@given(st.data())
def test_whatever_a_fact_may_hold_is_read_back_as_it_was_written(data: st.DataObject) -> None:
    kind: Any = data.draw(st.sampled_from(sorted(FACTS.values(), key=lambda kind: kind.name)))
    envelope = data.draw(envelopes(kind))
    body = encode(envelope)
    assert decode_as_stored(kind.name, body) == envelope
    assert body == json.dumps(json.loads(body), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


OTHER_FORMS = {
    "white space": ('"v":1}', '"v": 1}'),
    "a line's end after it": ('"v":1}', '"v":1}\n'),
    "a mark of byte order before it": ('{"agency"', '\ufeff{"agency"'),
    "keys not sorted": ('"seen":7,"v":1', '"v":1,"seen":7'),
    "keys of the fact not sorted": ('"count":3,"flag":true', '"flag":true,"count":3'),
    "a key twice": ('"v":1', '"v":1,"v":1'),
    "a key of the fact twice": ('"count":3', '"count":3,"count":3'),
    "a key of an inner record twice": ('"code":"code"', '"code":"other","code":"code"'),
    "an unknown key": ('"v":1', '"v":1,"w":1'),
    "an unknown field": ('"unset":null', '"unset":null,"unsought":null'),
    "an unknown field of an inner record": ('"code":"code"', '"code":"code","coda":1'),
    "a missing key": (',"seen":7', ""),
    "a missing field": ('"count":3,', ""),
    "null omitted": (',"unset":null', ""),
    "a default omitted": (',"count":0', ""),
    "null where something must stand": ('"count":3', '"count":null'),
    "a float": ('"count":3', '"count":3.0'),
    "an exponent": ('"count":3', '"count":3e0'),
    "not a number": ('"count":3', '"count":NaN'),
    "an integer in quotes": ('"count":3', '"count":"3"'),
    "an integer too large": ('"count":3', '"count":9007199254740992'),
    "minus zero": ('"seen":7', '"seen":-0'),
    "true as a number": ('"flag":true', '"flag":1'),
    "a decimal as a number": ('"points":"80.50"', '"points":80.50'),
    "a decimal of another scale": ('"points":"80.50"', '"points":"80.5"'),
    "a decimal with more places": ('"points":"80.50"', '"points":"80.500"'),
    "a decimal with an exponent": ('"points":"80.50"', '"points":"8.05E+1"'),
    "a decimal that is no number": ('"points":"80.50"', '"points":"NaN"'),
    "a decimal with a plus": ('"points":"80.50"', '"points":"+80.50"'),
    "minus zero as a decimal": ('"points":"80.50"', '"points":"-0.00"'),
    "an instant without its fraction": ("00:30:00.000000Z", "00:30:00Z"),
    "an instant with three digits": ("01:00:00.005000Z", "01:00:00.005Z"),
    "an instant of another zone": ("00:30:00.000000Z", "09:30:00.000000+09:00"),
    "an instant with an offset of zero": ("00:30:00.000000Z", "00:30:00.000000+00:00"),
    "an instant of no zone": ("00:30:00.000000Z", "00:30:00.000000"),
    "an instant with a blank": ("2021-03-02T00:30", "2021-03-02 00:30"),
    "an instant as a number": ('"2021-03-02T00:30:00.000000Z"', "1614645000"),
    "a day with a time": ('"on":"2021-03-02"', '"on":"2021-03-02T00:00:00"'),
    "an id in capitals": ("0b54c6a2-3f19", "0B54C6A2-3F19"),
    "an id without hyphens": ("0b54c6a2-3f19-4d0e-9a57-6d1c8e2f7a10", "0b54c6a23f194d0e9a576d1c8e2f7a10"),
    "letters taken apart (NFD)": ("조달청 공고", "\u110c\u1169\u1103\u1161\u11af\u110e\u1165\u11bc 공고"),
    "letters escaped": ("조달청", "\\uc870\\ub2ec\\uccad"),
    "a text of another format": ("제2021-12호", "제2021-12회"),
    "a word nobody knows": ("INNOVATION_GROWTH", "INNOVATION_DECLINE"),
    "an object for a sequence": ('[["first","word"]]', '{"first":"word"}'),
    "a pair of three": ('["first","word"]', '["first","word","more"]'),
    "a salt in capitals": ("0a0b0c0d0e0f", "0A0B0C0D0E0F"),
    "a salt with blanks": ("000102030405", "00 0102030405"),
    "a salt too short": ("0a0b0c0d0e0f", "0a0b0c0d0e"),
    "another version": ('"v":1', '"v":2'),
    "no object": (BODY, "[]"),
    "nothing": (BODY, ""),
}


@pytest.mark.parametrize(("right", "wrong"), OTHER_FORMS.values(), ids=OTHER_FORMS)
def test_every_other_form_is_refused(right: str, wrong: str) -> None:
    assert BODY.count(right) == 1
    with pytest.raises(Malformed):
        decode("test.everything", BODY.replace(right, wrong).encode(), facts=PLANTED)


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(Malformed):
        decode("test.everything", BODY.encode("utf-16"), facts=PLANTED)
    with pytest.raises(Malformed):
        decode("test.everything", BODY.encode("cp949"), facts=PLANTED)


def test_a_fact_nobody_catalogued_is_neither_written_nor_read() -> None:
    with pytest.raises(Unwritable, match="not catalogued"):
        encode(ENVELOPE)
    with pytest.raises(Malformed, match=r"no fact test\.everything version 1"):
        decode("test.everything", BODY.encode())


class Lookalike(StrEnum):
    """A word equal to one of the program's, of another type."""

    TRACK = "INNOVATION_GROWTH"


@dataclass(frozen=True, kw_only=True)
class More(Inner):
    """An inner record with a field too many."""

    more: int = 0


UNWRITABLE: dict[str, dict[str, object]] = {
    "a float": {"count": 3.0},
    "true for a number": {"count": True},
    "a number for true": {"flag": 1},
    "an integer too large": {"count": 2**53},
    "an integer too small": {"count": -(2**53)},
    "a decimal that does not fit its scale": {"points": Decimal("80.505")},
    "a decimal that is no number": {"points": Decimal("NaN")},
    "a decimal without end": {"points": Decimal("Infinity")},
    "a decimal too large": {"points": Decimal("1E+18")},
    "a number for a decimal": {"points": 80},
    "an instant of no zone": {"arrived": datetime(2021, 3, 2, 0, 30)},  # noqa: DTZ001  (that is what is refused)
    "an instant of another zone": {"arrived": datetime(2021, 3, 2, 9, 30, tzinfo=timezone(timedelta(hours=9)))},
    "an instant for a day": {"on": datetime(2021, 3, 2, tzinfo=UTC)},
    "a day for an instant": {"arrived": date(2021, 3, 2)},
    "a text for an id": {"id": "0b54c6a2-3f19-4d0e-9a57-6d1c8e2f7a10"},
    "a text of another format": {"notice": "조달청 공고"},
    "a format with a line's end": {"notice": "조달청 공고 제2021-12호\n"},
    "letters taken apart (NFD)": {"notice": "\u110c\u1169\u1103\u1161\u11af\u110e\u1165\u11bc 공고 제2021-12호"},
    "a text for a word of the program": {"track": "INNOVATION_GROWTH"},
    "another word that looks the same": {"track": Lookalike.TRACK},
    "a list": {"pairs": [("first", "word")]},
    "a set": {"pairs": frozenset({("first", "word")})},
    "a pair of one": {"pairs": (("first",),)},
    "another record": {"inner": More(code="code")},
    "null where something must stand": {"count": None},
}


@pytest.mark.parametrize("changed", UNWRITABLE.values(), ids=UNWRITABLE)
def test_a_value_without_the_one_form_is_not_written(changed: dict[str, object]) -> None:
    with pytest.raises(Unwritable):
        written(**changed)


@pytest.mark.parametrize(
    ("points", "text"),
    [
        ("80", "80.00"),
        ("8.05E+1", "80.50"),
        ("-0", "0.00"),
        ("-0.50", "-0.50"),
        ("999999999999999999", "999999999999999999.00"),
    ],
)
def test_a_decimal_is_written_at_its_scale(points: str, text: str) -> None:
    assert f'"points":"{text}"' in written(points=Decimal(points)).decode()


def test_an_envelope_that_is_wrong_is_not_written() -> None:
    for wrong in (
        replace(ENVELOPE, salt=b"too short"),
        replace(ENVELOPE, at=ENVELOPE.at.replace(tzinfo=None)),
        replace(ENVELOPE, by=replace(ENVELOPE.by, seen=Decimal(7))),  # type: ignore[arg-type]
        replace(ENVELOPE, by=replace(ENVELOPE.by, role="DECIDER")),  # type: ignore[arg-type]
    ):
        with pytest.raises(Unwritable):
            encode(wrong, facts=PLANTED)


def test_a_day_of_effect_is_not_later_than_the_seoul_day_it_is_recorded_on() -> None:
    last_of_the_day = datetime(2021, 3, 2, 14, 59, 59, 999999, tzinfo=UTC)
    for at, on in [
        (last_of_the_day, date(2021, 3, 2)),
        (last_of_the_day + timedelta(microseconds=1), date(2021, 3, 3)),
    ]:
        assert encode(replace(ENVELOPE, at=at, fact=replace(EVERYTHING, on=on)), facts=PLANTED)
        with pytest.raises(Unwritable, match="not prospective"):
            encode(replace(ENVELOPE, at=at, fact=replace(EVERYTHING, on=on + timedelta(days=1))), facts=PLANTED)


def test_a_prospective_fact_may_take_effect_later() -> None:
    planned = replace(ENVELOPE, fact=Plan(on=date(2031, 1, 1)))
    assert decode("test.plan", encode(planned, facts=PLANTED), facts=PLANTED) == planned


@pytest.mark.parametrize(
    "annotation",
    [
        str,
        float,
        bytes,
        object,
        Any,
        set[int],
        frozenset[int],
        list[int],
        dict[str, int],
        Decimal,
        int | UUID,
        int | UUID | None,
    ],
    ids=str,
)
def test_a_type_that_may_not_stand_in_a_fact_has_no_writer(annotation: object) -> None:
    with pytest.raises(TypeError):
        writer(annotation)


@fact("test.growing", 1)
class GrowingAtFirst(Fact):
    """The first version of a fact that grew."""

    count: int


@fact("test.growing", 2)
class GrowingLater(Fact):
    """It was counted in tens then."""

    tens: int


@fact("test.growing", 3)
class Grown(Fact):
    """And says of what now."""

    tens: int
    of: Word


def test_an_old_version_is_read_as_the_newest_and_its_bytes_stay() -> None:
    facts: dict[tuple[str, int], type[Fact]] = {
        (kind.name, kind.version): kind for kind in (GrowingAtFirst, GrowingLater, Grown)
    }
    upcasts = {
        ("test.growing", 1): lambda old: GrowingLater(tens=old.count // 10),
        ("test.growing", 2): lambda old: Grown(tens=old.tens, of="papers"),
    }
    old = replace(ENVELOPE, fact=GrowingAtFirst(count=30))
    body = encode(old, facts=facts)
    newest = replace(ENVELOPE, fact=Grown(tens=3, of="papers"))
    assert decode("test.growing", body, facts=facts, upcasts=upcasts) == newest
    assert decode_as_stored("test.growing", body, facts=facts) == old
    later = encode(replace(ENVELOPE, fact=GrowingLater(tens=3)), facts=facts)
    assert decode("test.growing", later, facts=facts, upcasts=upcasts) == newest
