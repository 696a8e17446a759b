"""What a fact's sentence is: the wording, and the values it names."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from web.wording.telling import Teller
from web.wording.words import Wording

Values = Callable[[Any, Teller], Mapping[str, object]]
"""What a fact's sentence names, said by a teller."""


@dataclass(frozen=True)
class Sentence:
    """A fact's sentence in both languages, and the values it names."""

    wording: Wording
    values: Values = lambda _fact, _teller: {}
