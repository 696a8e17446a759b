"""A letter as JSON: days as they are written in it, codes with their words beside, and texts of nothing but what the font can show.

What somebody typed is data all the way: no template evaluates it. What cannot be shown becomes □ and the letter says so;
what is invisible, as signs that would turn the direction of a line, is left out.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from unicodedata import category, normalize
from uuid import UUID

from domain.values import SEOUL

BOX = "□"
INVISIBLE = frozenset({"Cc", "Cf", "Zl", "Zp"})
VARIATION = range(0xFE00, 0xFE10)
"""Signs that choose another form of the character before them."""
UNBROKEN = re.compile(r"[^\s\u1100-\u11ff\u3000-\u9fff\uac00-\ud7a3]{24}(?=\S)")
"""A run that no line could break: an address of a page, a key."""
BREAK_HERE = "\u200b"


@dataclass
class Plain:
    """Makes one letter plain. `boxed` says whether something could not be shown, `words` are those of the codes met so far."""

    shows: frozenset[int]
    word: Callable[[str], str]
    boxed: bool = False
    words: dict[str, str] = field(default_factory=dict)

    def of(self, value: Any) -> Any:  # noqa: ANN401, PLR0911 - any part of a letter, and its JSON
        """A part of a letter as JSON holds it."""
        match value:
            case StrEnum():
                self.words[value.value] = self.word(value.value)
                return value.value
            case str():
                return self.text(value)
            case UUID():
                return str(value)
            case datetime():
                return value.astimezone(SEOUL).strftime("%Y-%m-%dT%H:%M")
            case date():
                return value.isoformat()
            case tuple():
                return [self.of(one) for one in value]
            case _ if is_dataclass(value):
                return {one.name: self.of(getattr(value, one.name)) for one in fields(value)}
            case None | bool() | int():
                return value
            case _:
                raise TypeError(f"a letter holds no {type(value).__name__}")

    def text(self, typed: str) -> str:
        """A text, with nothing in it but what can be shown."""
        lines = normalize("NFC", typed).replace("\r\n", "\n").replace("\r", "\n").split("\n")
        return "\n".join(UNBROKEN.sub(rf"\g<0>{BREAK_HERE}", self._line(one.replace("\t", " "))) for one in lines)

    def _line(self, line: str) -> str:
        return "".join(self._shown(one) for one in line if category(one) not in INVISIBLE and ord(one) not in VARIATION)

    def _shown(self, character: str) -> str:
        if ord(character) in self.shows:
            return character
        self.boxed = True
        return BOX
