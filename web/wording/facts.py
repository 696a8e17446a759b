"""What each fact says: its sentence, what it changed, and what was typed.

Who acted, for whom and when belong to the envelope and stand beside the sentence, not in it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from domain.agreements import Agreement
from domain.agreements import facts as agreements
from domain.applications import Application
from domain.applications import facts as applications
from domain.calls import Call
from domain.calls import facts as calls
from domain.facts import Fact
from domain.notices import Notice
from domain.notices import facts as notices
from domain.values import Sealed
from web.wording.changes import agreement_changes, form_changes, terms_changes
from web.wording.fact_sentences import SENTENCES
from web.wording.telling import Teller
from web.wording.words import Wording


@dataclass(frozen=True, kw_only=True)
class Quote:
    """What somebody typed, shown as a quoted line under its label; `text` is None where it was destroyed."""

    label: str
    text: str | None


@dataclass(frozen=True, kw_only=True)
class Telling:
    """A fact told."""

    sentence: str
    changes: tuple[str, ...]
    quotes: tuple[Quote, ...]


REASONS = Wording("사유", "Reasons")
TITLE = Wording("과제명", "Title")
CALL_TITLE = Wording("공고명", "Title")
FILE_NAME = Wording("파일", "File")
ROLE_DIVISION = Wording("역할 분담", "Division of roles")
RIGHTS = Wording("권리와 의무", "Rights and duties")
PLACE = Wording("장소", "Place")
REPORT = Wording("결과", "Report")
DECISION = Wording("결정 내용", "Decision")
RECIPIENT = Wording("받는 기업: {name}", "To {name}")
DIFFERS = Wording("의결과 다르게 정한 이유", "Why the committee was not followed")
OVERRIDE = Wording("담당자 판단 사유", "Reasons for the officer's own answer")
QUOTED: Mapping[type[Fact], tuple[tuple[Wording, str], ...]] = MappingProxyType(
    {
        applications.HearingScheduled: ((PLACE, "place"),),
        applications.HearingReported: ((REPORT, "report"),),
        applications.DecisionDrafted: ((DECISION, "text"), (DIFFERS, "differs")),
        applications.Selected: ((DECISION, "text"), (DIFFERS, "differs")),
        applications.Rejected: ((DECISION, "text"), (DIFFERS, "differs")),
        applications.DecisionCorrected: ((DECISION, "text"), (REASONS, "reasons")),
        notices.Issued: ((DECISION, "text"),),
    }
)
"""The typed texts of a fact that are more, or other, than its reasons: label and field."""


def tell(fact: Fact, before: object, teller: Teller) -> Telling:
    """A fact in plain words. `before` is the state of its stream before it, None where it is the first."""
    sentence = SENTENCES[fact.name, fact.version]
    return Telling(
        sentence=teller.say(sentence.wording).format(**sentence.values(fact, teller)),
        changes=_changes(fact, before, teller),
        quotes=tuple(Quote(label=teller.say(label), text=teller.opened(text)) for label, text in _typed(fact)),
    )


def _changes(fact: Fact, before: object, teller: Teller) -> tuple[str, ...]:
    match fact, before:
        case ((applications.Amended() | applications.Changed()), Application()):
            return form_changes(before.form, fact.form, teller)
        case agreements.Amended(), Agreement():
            return agreement_changes(before, fact.parties, fact.terms, teller)
        case ((notices.Sent() | notices.Arrived()), Notice()):
            return (teller.say(RECIPIENT).format(name=teller.name(before.recipient)),)
        case calls.Amended(), Call():
            return terms_changes(before.terms, fact.terms, teller)
        case _:
            return ()


def _typed(fact: Fact) -> tuple[tuple[Wording, Sealed], ...]:
    """What was typed and belongs into the line, with its label; a name and other personal data never does."""
    match fact:
        case applications.Drafted():
            return ((TITLE, fact.form.title),)
        case applications.PaperAttached():
            return ((FILE_NAME, fact.paper.label),)
        case agreements.Drafted() | agreements.Amended():
            return ((ROLE_DIVISION, fact.terms.role_division), (RIGHTS, fact.terms.rights_and_duties))
        case calls.Announced():
            return ((CALL_TITLE, fact.terms.title),)
        case applications.FoundEligible() | applications.FoundIneligible():
            overrides = tuple((OVERRIDE, override.reasons) for override in fact.overrides)
            return (*overrides, *_reasons(fact.reasons))
        case _:
            return _quoted(fact)


def _quoted(fact: Fact) -> tuple[tuple[Wording, Sealed], ...]:
    """The sealed texts that stand in fields of their own; a fact that is not listed has at most its reasons."""
    fields = QUOTED.get(type(fact), ((REASONS, "reasons"),))
    texts = ((label, getattr(fact, name, None)) for label, name in fields)
    return tuple((label, text) for label, text in texts if text)


def _reasons(reasons: Sealed | None) -> tuple[tuple[Wording, Sealed], ...]:
    return ((REASONS, reasons),) if reasons else ()
