"""Makes the pictures of the pages: `python -m tests.browser.pictures` those of docs/pictures, `--all FOLDER` every page in every way.

Needs Chromium and a Korean font (on Debian: apt install chromium fonts-noto-cjk). It opens a demonstration of its own, or
with `--at http://127.0.0.1:8000` looks at one that runs.
"""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

from tests.architecture.sources import ROOT
from tests.browser.opening import NARROW, WIDE, Visitor, a_browser
from tests.browser.walking import follow
from tests.journeys.running import serving
from tests.postgres import passable_folder

HEIGHT = 1000


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A page to be drawn: its address, or what to press on the page at that address; and as whom, by the name on /people."""

    path: str
    press: str | None = None
    person: str | None = None
    in_docs: bool = False


PICTURES = {
    "list": Picture(path="/", in_docs=True),
    "case": Picture(path="/?receipt=2021-1-MP-0007", press="tbody a", in_docs=True),
    "desk": Picture(path="/desk", person="가람", in_docs=True),
    "timeline": Picture(path="/cases/00015af3-e34f-5532-9255-bb043df8b6cb/timeline?moment=12", in_docs=True),
    "dispute": Picture(path="/disputes/f41ee0c8-87df-5bc5-97fd-e9f78925a9ab/workspace", person="해솔", in_docs=True),
    "proof": Picture(path="/cases/00015af3-e34f-5532-9255-bb043df8b6cb/timeline/12"),
    "registers": Picture(path="/registers"),
    "applying": Picture(path="/apply", person="모란"),
    "application": Picture(path="/apply", press="tbody a", person="모란"),
    "my-data": Picture(path="/my-data", person="모란"),
    "dashboard": Picture(path="/dashboard"),
    "calls": Picture(path="/calls"),
    "call": Picture(path="/calls", press="tbody a"),
    "people": Picture(path="/people"),
    "nothing": Picture(path="/?firm=어디에도없는"),
    "nowhere": Picture(path="/nowhere"),
    "design": Picture(path="/design"),
    "office": Picture(path="/office", person="마루"),
    "announcing": Picture(path="/calls/new", person="가온"),
    "firms": Picture(path="/firms?q=달빛", person="나래"),
}
"""Every page of the demonstration; a new one is added here, and with `in_docs` it stands in docs/pictures."""


def main(arguments: list[str]) -> None:
    """Draw what is asked for."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--all", type=Path, metavar="FOLDER", help="every page at 1280 and 390 pixels, light and dark")
    asked.add_argument("--at", metavar="ADDRESS", help="an office that runs already")
    asked.add_argument("--only", nargs="*", metavar="NAME", help="only these pages")
    told = asked.parse_args(arguments)
    with nullcontext(told.at) if told.at else _demonstration() as address, a_browser() as browser:
        visitor = Visitor(browser, address)
        for name, picture in PICTURES.items():
            if told.only and name not in told.only:
                continue
            if told.all:
                told.all.mkdir(parents=True, exist_ok=True)
                _every_way(visitor, picture, told.all, name)
            elif picture.in_docs:
                page = _page(visitor, picture, WIDE, "light")
                page.screenshot(path=ROOT / "docs" / "pictures" / f"{name}.png")
                page.close()
        visitor.close()


def _every_way(visitor: Visitor, picture: Picture, folder: Path, name: str) -> None:
    for width in (WIDE, NARROW):
        for scheme in ("light", "dark"):
            page = _page(visitor, picture, width, scheme)
            page.screenshot(path=folder / f"{name}-{width}-{scheme}.png", full_page=True)
            page.close()


def _page(visitor: Visitor, picture: Picture, width: int, scheme: str) -> Page:
    if picture.person:
        _know(visitor, picture.person)
    page = visitor.visit(picture.person, picture.path, width=width, scheme=scheme)
    page.set_viewport_size({"width": width, "height": HEIGHT})
    if picture.press:
        follow(page.locator(picture.press).first)
    return page


def _know(visitor: Visitor, person: str) -> None:
    """Learn whom the office's page of people means by a name."""
    page = visitor.visit(None, "/people")
    button = page.locator("tr", has=page.get_by_role("rowheader", name=person, exact=True)).locator("button")
    visitor.people[person] = button.get_attribute("value") or ""
    page.close()


@contextmanager
def _demonstration() -> Iterator[str]:
    with passable_folder() as folder, serving(folder / "var", words=("--demonstration",)) as office:
        yield f"http://127.0.0.1:{office.port}"


if __name__ == "__main__":
    main(sys.argv[1:])
