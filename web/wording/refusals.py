"""Every refusal by its code: the HTTP status it is answered with, what is wrong, and what to do next, in both languages."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from domain.values import SEOUL
from web.wording.forms import Spoken
from web.wording.refusal_texts import (
    agreements,
    applications,
    audit,
    calls,
    certifications,
    decisions,
    disposals,
    disputes,
    doors,
    panels,
    performance,
    privacy,
    purchases,
    revocations,
    sheets,
    stages,
    subjects,
)
from web.wording.refusal_texts.texts import Refusal
from web.wording.words import WORDS


def registered(*groups: tuple[Refusal, ...]) -> Mapping[str, Refusal]:
    """The refusals by code. A code worded twice is an error of the programmer."""
    refusals: dict[str, Refusal] = {}
    for refusal in (one for group in groups for one in group):
        if refusal.code in refusals:
            raise ValueError(f"the refusal {refusal.code} is worded twice")
        refusals[refusal.code] = refusal
    return MappingProxyType(refusals)


REFUSALS = registered(
    doors.TEXTS,
    calls.TEXTS,
    subjects.TEXTS,
    applications.TEXTS,
    agreements.TEXTS,
    panels.TEXTS,
    purchases.TEXTS,
    performance.TEXTS,
    privacy.TEXTS,
    revocations.TEXTS,
    sheets.TEXTS,
    stages.TEXTS,
    decisions.TEXTS,
    disposals.TEXTS,
    disputes.TEXTS,
    audit.TEXTS,
    certifications.TEXTS,
)


def title(code: str, language: str) -> str:
    """What is wrong, in a few words. A code that is not registered is a `KeyError`."""
    return REFUSALS[code].title.in_language(language)


def sentence(code: str, language: str, values: Mapping[str, object]) -> str:
    """What it means here and what to do next. A value that the sentence names and `values` lacks is a `KeyError`."""
    said = {name: _said(value, language) for name, value in values.items()}
    return REFUSALS[code].next.in_language(language).format_map(said)


def _said(value: object, language: str) -> Spoken:
    """A value in words, ready for the particle that a Korean sentence puts behind it."""
    return Spoken(_in_words(value, language))


def _in_words(value: object, language: str) -> str:
    if isinstance(value, datetime):
        return f"{value.astimezone(SEOUL):%Y-%m-%d %H:%M:%S}"
    if isinstance(value, StrEnum):
        return WORDS[value].in_language(language) if value in WORDS else value.value
    if isinstance(value, (list, tuple)):
        return ", ".join(_in_words(one, language) for one in value)
    return str(value)
