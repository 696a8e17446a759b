"""Criterion → Finding: what a rule answers, and what a track's rules are."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from domain.rules.vocabulary.formats import Detail, Source, Word
from domain.rules.vocabulary.tasks import Task, Track


class Weight(StrEnum):
    """What a finding does to the case."""

    DECISIVE = "DECISIVE"
    """Not met means not eligible, unless an officer overrides it with reasons."""
    ADVISORY = "ADVISORY"
    """Shown to the officer; alone it decides nothing."""


@dataclass(frozen=True, kw_only=True)
class Because:
    """Why a finding is as it is: a code that has a sentence in both languages, and the values the sentence names."""

    code: Word
    values: tuple[tuple[Word, Detail], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Finding:
    """The answer of one criterion.

    `source` names the article or the notice's cell; `assumed` is true where no source says it (then it is shown as
    *assumed*); `ambiguity` cites the register of ambiguities where it binds (`AMB-02`).
    """

    criterion: Word
    met: bool
    because: Because
    source: Source
    weight: Weight = Weight.DECISIVE
    assumed: bool = False
    ambiguity: Detail | None = None


def because(code: str, **values: object) -> Because:
    """Build a `Because` from plain values; names are sorted so that equal reasons have equal bytes."""
    return Because(code=code, values=tuple((name, str(value)) for name, value in sorted(values.items())))


@dataclass(frozen=True, kw_only=True)
class TrackRules:
    """One column of the notice's table (과제별 요약): what a rule version asks of a track.

    `criteria` stand in the order they are shown and all answer, always. `agency` is the code of the responsible
    ministry (주관부처), `clause` the statutory basis. `places_per_partner` is how many leads one partner may have live
    agreements with, null where the track sets no limit.
    """

    track: Track
    agency: Detail
    clause: Source
    criteria: tuple[Callable[[Task], Finding], ...]
    places_per_partner: int | None = None
