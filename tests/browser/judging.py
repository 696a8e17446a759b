"""What every page must be for everybody: axe-core finds nothing, and nothing runs out of a phone's screen."""

from functools import cache
from importlib.resources import files
from typing import Any

from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LOOKED = """async tags => {
    const said = options => axe.run(...options).then(found => found.violations);
    const shown = { preload: false, resultTypes: ["violations"] };
    const rules = { "color-contrast": { enabled: false } };
    const whole = await said([document, { ...shown, runOnly: { type: "tag", values: tags }, rules }]);
    // Contrast is what takes long, and hangs on an element's place among classes: the first of each such place stands for all.
    const places = new Map();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const element = walker.currentNode.parentElement;
        if (!walker.currentNode.textContent.trim() || !element.checkVisibility()) continue;
        let place = "";
        for (let one = element; one !== document.body; one = one.parentElement)
            place += `${one.tagName}.${one.getAttribute("class") ?? ""}[${one.getAttribute("aria-current") ?? ""}] `;
        if (!places.has(place)) places.set(place, element);
    }
    const only = { type: "rule", values: ["color-contrast"] };
    return [...whole, ...await said([{ include: [...places.values()] }, { ...shown, runOnly: only }])];
}"""
WIDER = """() => [...document.querySelectorAll("body *")]
    .filter(one => one.getBoundingClientRect().right > innerWidth + 1 && !one.closest(".scroll, .facets ul, .tabs ul, .unseen, svg"))
    .map(one => one.outerHTML.slice(0, 120))"""


@cache
def axe() -> str:
    """axe-core, as its wheel carries it."""
    return files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


def violations(page: Page) -> list[str]:
    """What axe-core finds against a page."""
    if not page.evaluate("() => 'axe' in window"):
        # Through the debugger, which the page's own policy does not bind.
        page.evaluate(axe())
    found: list[dict[str, Any]] = page.evaluate(LOOKED, RULES)
    return [f"{one['id']}: {one['help']}: {[node['html'][:160] for node in one['nodes']][:4]}" for one in found]


def assert_accessible(page: Page) -> None:
    """Nothing that axe-core knows of keeps anybody out."""
    assert violations(page) == []


def assert_fits(page: Page) -> None:
    """Nothing but what scrolls by itself is wider than the screen."""
    assert page.evaluate(WIDER) == []
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
