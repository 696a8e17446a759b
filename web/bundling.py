"""The history in an evidence bundle: one page that opens offline, with nothing in it that runs and everything escaped."""

from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from html import escape
from itertools import chain
from uuid import UUID

from application.audit.bundle.exporting import Asked
from application.audit.bundle.gathering import Gathered
from application.audit.bundle.redacting import Chosen, Variant, opens
from application.audit.ledger.kept import Head
from application.office import Office
from application.record import Recorded
from domain.panels.facts import ConflictDeclared
from domain.sheets.facts import Sealed as SheetSealed
from domain.values import Sealed
from web.pages.timeline import case_moments
from web.wording.facts import Telling, tell
from web.wording.forms import moment
from web.wording.telling import Teller
from web.wording.words import Wording

STYLE = (
    "body{font:16px/1.6 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1e2124}"
    "li{border-bottom:1px solid #cdd1d5;padding:.6rem 0}p{margin:.2rem 0}"
    "small,.en{color:#464c53}blockquote{margin:.3rem 0 .3rem 1rem;white-space:pre-wrap}"
)
CONTENT_SECURITY_POLICY = (
    f"default-src 'none'; style-src 'sha256-{b64encode(sha256(STYLE.encode()).digest()).decode()}'; "
    "base-uri 'none'; form-action 'none'"
)
JUDGE = Wording("위원 {number}", "judge {number}")
FIRM = Wording("기업 {number}", "firm {number}")
PERSON = Wording("관계자 {number}", "person {number}")
WITHHELD = Wording("저장된 바이트는 이 묶음에 없고, 자리만 증명됩니다.", "Its bytes are withheld; its leaf is proven.")


class Numbers:
    """What each subject is called in a bundle: numbered by kind as it is first named, so that nobody unnamed is counted."""

    def __init__(self, record: Gathered) -> None:
        firms = record.application.form.firms()
        self._kinds = {**dict.fromkeys(record.judges, JUDGE), **dict.fromkeys(firms, FIRM)}
        self._given: dict[UUID, tuple[Wording, int]] = {}

    def of(self, subject: UUID) -> tuple[Wording, int]:
        """Its kind and number."""
        if subject not in self._given:
            kind = self._kinds.get(subject, PERSON)
            self._given[subject] = kind, 1 + sum(one is kind for one, _ in self._given.values())
        return self._given[subject]


RETOLD = (
    "이 쪽은 기록을 풀어 쓴 설명이며, 그 자체는 증명되지 않습니다. "
    "This page retells the record in words; verify.py proves the facts, not these words."
)


class History:
    """Writes the history of one bundle; names stand in the register and not in a bundle, so people are numbered."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def __call__(self, record: Gathered, chosen: tuple[Chosen, ...], asked: Asked, head: Head) -> bytes:
        """The page."""
        told = [one for one in chosen if one.told is not None]
        numbers = Numbers(record)
        tellers = [self._teller(language, numbers, told, asked) for language in ("ko", "en")]
        moments = case_moments(one.told for one in told if one.told is not None)
        lines = chain.from_iterable(
            _line(one, [tell(at.recorded.fact, at.before, teller) for teller in tellers], tellers)
            for one, at in zip(told, moments, strict=True)
        )
        title = f"상생 과제 이력 · History of case {asked.case}"
        return "\n".join(
            (
                '<!doctype html>\n<html lang="ko"><head><meta charset="utf-8">',
                f'<meta http-equiv="Content-Security-Policy" content="{escape(CONTENT_SECURITY_POLICY)}">',
                f"<title>{escape(title)}</title><style>{STYLE}</style></head><body>",
                f"<h1>{escape(title)}</h1>",
                f"<p>{escape(asked.variant)} · {escape(asked.purpose)}</p>",
                f"<p>{escape(_as_of(head))}</p>",
                f"<p>{escape(RETOLD)}</p>",
                "<ol>",
                *lines,
                "</ol></body></html>\n",
            )
        ).encode()

    def _teller(self, language: str, numbers: Numbers, told: list[Chosen], asked: Asked) -> Teller:
        closed = {text for one in told for text in _closed(one)}

        def named(subject: UUID) -> str:
            wording, number = numbers.of(subject)
            label = wording.in_language(language).format(number=number)
            return f"{label} ({subject})" if asked.variant is Variant.AUDITOR else label

        def opened(sealed: Sealed) -> str | None:
            return None if sealed in closed else self._office.keys.open(sealed)

        return Teller(language=language, named=named, opened=opened)


def _as_of(head: Head) -> str:
    return (
        f"기록 {head.position}번까지, {head.checkpoint.size}건의 나무를 기준으로 합니다. 그 뒤의 기록은 들어 있지 않습니다. "
        f"As of position {head.position}, in a tree of {head.checkpoint.size} leaves; what came later is not in here."
    )


def _closed(one: Chosen) -> Iterator[Sealed]:
    """The texts of a fact that nobody is told."""
    match one.recorded.fact:
        case ConflictDeclared(detail=Sealed() as detail) if not opens(one, "fact.detail", detail.k):
            yield detail
        case SheetSealed() as fact:
            yield fact.sheet
        case _:
            return


def _line(one: Chosen, tellings: list[Telling], tellers: list[Teller]) -> Iterator[str]:
    recorded: Recorded = one.recorded
    korean, english = tellings
    by = recorded.envelope.by
    who = " · ".join(f"{teller.name(by.subject)} ({teller.word(by.role)})" for teller in tellers)
    at = " · ".join(moment(recorded.envelope.at, teller.language) for teller in tellers)
    yield f'<li value="{recorded.position}"><p>{escape(korean.sentence)}</p>'
    yield f'<p class="en" lang="en">{escape(english.sentence)}</p>'
    for change in (*korean.changes, *english.changes):
        yield f"<p>{escape(change)}</p>"
    for quote in korean.quotes:
        if quote.text is not None:
            yield f"<p>{escape(quote.label)}</p><blockquote>{escape(quote.text)}</blockquote>"
    yield f"<small>{escape(at)} · {escape(who)} · {escape(recorded.fact.name)}</small>"
    if one.why is not None:
        yield "".join(f"<p><small>{escape(teller.say(WITHHELD))}</small></p>" for teller in tellers)
    yield "</li>"
