"""Reading a page as a browser does: whether it is well formed, and what a person sees in it."""

import re
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser

VOID = frozenset({"br", "hr", "img", "input", "link", "meta"})
DRAWN = frozenset({"circle", "line", "path", "rect"})


@dataclass
class Element:
    """An element with its attributes and what stands inside."""

    tag: str
    attributes: dict[str, str]
    inside: "list[Element | str]" = field(default_factory=list)

    def text(self) -> str:
        """What is written in it, white space drawn together."""
        said = "".join(one if isinstance(one, str) else f" {one.text()} " for one in self.inside)
        return re.sub(r"\s+", " ", said).strip()

    def all(self, tag: str = "", **attributes: str) -> "list[Element]":
        """Every element inside with this tag and these attributes (`class_` holds the class among others)."""
        return [one for one in self.under() if (not tag or one.tag == tag) and one.has(attributes)]

    def one(self, tag: str = "", **attributes: str) -> "Element":
        """The only such element."""
        found = self.all(tag, **attributes)
        assert len(found) == 1, f"{len(found)} of {tag} {attributes}"
        return found[0]

    def has(self, attributes: dict[str, str]) -> bool:
        """Whether it has these attributes."""
        classes = self.attributes.get("class", "").split()
        return all(
            value in classes if name == "class_" else self.attributes.get(name) == value
            for name, value in attributes.items()
        )

    def under(self) -> "list[Element]":
        """Every element inside, in order."""
        under = []
        for one in self.inside:
            if isinstance(one, Element):
                under += [one, *one.under()]
        return under


class Reader(HTMLParser):
    """Reads a page; what is opened must be closed, in order."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("", {})
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(set(names)) == len(names), f"{tag} has an attribute twice: {names}"
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].inside.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in DRAWN, f"{tag} closes itself"
        self.open[-1].inside.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].tag == tag, f"{self.open[-1].tag} is closed by {tag}"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)


@dataclass(frozen=True)
class Page:
    """A page that was read."""

    source: str

    @cached_property
    def root(self) -> Element:
        """Everything in it."""
        reader = Reader()
        reader.feed(self.source)
        reader.close()
        assert reader.open == [reader.root], f"never closed: {[one.tag for one in reader.open[1:]]}"
        return reader.root

    @property
    def text(self) -> str:
        """What is written on it."""
        return self.root.one("main").text()

    def links(self, path: str = "") -> list[str]:
        """The addresses that its content leads to."""
        found = [link.attributes["href"] for link in self.root.one("main").all("a")]
        return [address for address in found if address.startswith(path)]

    def rows(self) -> list[Element]:
        """The lines of its only table."""
        return self.root.one("main").one("tbody").all("tr")
