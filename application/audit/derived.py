"""What a derivation works with and answers: rule versions by name, and a fact as it should read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from application.audit.differing import Difference, written
from application.audit.world import NotOnRecord
from domain.calls.facts import RuleFile
from domain.facts import Fact
from domain.rules.books import RuleBook
from domain.values import RuleBookName

Books = Mapping[str, RuleBook]
"""The rule versions there are, by name."""
Manifest = Callable[[str], tuple[RuleFile, ...]]
"""The source files of a rule version as they are now, and their hashes."""


@dataclass(frozen=True, kw_only=True)
class Derived:
    """A fact with every output derived anew. `name` is what it should be called, null where that is what it is called.

    `broken` are the inputs it could not have been recorded with, each with the code of the rule that forbids them.
    """

    fact: Fact
    name: str | None = None
    broken: tuple[Difference, ...] = ()


def forbidden(path: str, recorded: object, code: str) -> Difference:
    """An input that a rule forbids: its field, what stands there, and the code of the refusal it should have met."""
    return Difference(path=path, recorded=written(recorded), derived=code)


def book_of(books: Books, version: RuleBookName) -> RuleBook:
    """A rule version. Raises `NotOnRecord` where there is none of that name."""
    if version not in books:
        raise NotOnRecord("rules", version)
    return books[version]
