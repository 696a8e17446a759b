"""What telling a fact needs: the language, names from the register, and the sealed texts the viewer may read."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from domain.values import Sealed
from web.wording import forms
from web.wording.forms import Spoken
from web.wording.words import Wording, word

UNNAMED = Wording("(파기된 이름)", "(name destroyed)")
UNREADABLE = Wording("(파기된 내용)", "(text destroyed)")
NOTHING = Wording("없음", "none")


@dataclass(frozen=True, kw_only=True)
class Teller:
    """Says ids, codes, days and texts in one language (`ko` or `en`).

    `named` is a subject's name or None where its key was destroyed; `opened` a sealed text or None where it was.
    """

    language: str
    named: Callable[[UUID], str | None]
    opened: Callable[[Sealed], str | None]

    def say(self, wording: Wording) -> str:
        """A wording in this language."""
        return wording.in_language(self.language)

    def name(self, subject: UUID) -> Spoken:
        """A person's or firm's name."""
        return Spoken(self.named(subject) or self.say(UNNAMED))

    def names(self, subjects: Collection[UUID]) -> Spoken:
        """Several names."""
        return Spoken(", ".join(self.name(subject) for subject in subjects) or self.say(NOTHING))

    def text(self, sealed: Sealed) -> str:
        """A sealed text."""
        opened = self.opened(sealed)
        return self.say(UNREADABLE) if opened is None else opened

    def word(self, code: str) -> Spoken:
        """The word for a code."""
        return Spoken(word(code, self.language))

    def words(self, codes: Collection[str]) -> Spoken:
        """Several words."""
        return Spoken(", ".join(self.word(code) for code in codes) or self.say(NOTHING))

    def day(self, on: date) -> Spoken:
        """A legal day."""
        return Spoken(forms.day(on, self.language))

    def moment(self, at: datetime) -> Spoken:
        """An instant."""
        return Spoken(forms.moment(at, self.language))

    def until(self, closes: datetime) -> Spoken:
        """The end of a window."""
        return Spoken(forms.until(closes, self.language))
