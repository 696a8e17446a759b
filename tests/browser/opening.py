"""A real browser: Debian's Chromium, driven by Playwright, at an office that a server of this process serves."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Thread
from urllib.parse import urlencode

from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from werkzeug.serving import WSGIRequestHandler, make_server

from tests.browser.walking import follow

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
WHY_NOT = "no Chromium here: apt install chromium fonts-noto-cjk"
FLAGS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--hide-scrollbars",
    "--no-first-run",
    "--no-sandbox",
)
WIDE, NARROW = 1280, 390
"""A desk's screen and a phone's, in CSS pixels."""
HEIGHT = 900


class Quiet(WSGIRequestHandler):
    """Says nothing of each request; the office's own log does."""

    protocol_version = "HTTP/1.1"

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say nothing."""


@contextmanager
def served(app: Flask) -> Iterator[str]:
    """The application behind an address of this machine."""
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=Quiet)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def a_browser() -> Iterator[Browser]:
    """Chromium without a window. Without one on this machine, a `RuntimeError`."""
    if CHROMIUM is None:
        raise RuntimeError(WHY_NOT)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=list(FLAGS), env={**os.environ, "LANGUAGE": "ko"}
        )
        try:
            yield browser
        finally:
            browser.close()


@dataclass
class Visitor:
    """Somebody at one office's pages: a browser of their own for each person that is looked as, with script or without."""

    browser: Browser
    address: str
    people: dict[str, str] = field(default_factory=dict)
    contexts: dict[tuple[str | None, bool], BrowserContext] = field(default_factory=dict)

    def visit(
        self,
        role: str | None,
        path: str,
        *,
        language: str = "ko",
        width: int = WIDE,
        scheme: str = "light",
        script: bool = True,
    ) -> Page:
        """A page as somebody sees it, in a tab that the test closes or leaves to the end; `role` None is the visitor."""
        page = self.context(role, script=script).new_page()
        page.set_viewport_size({"width": width, "height": HEIGHT})
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        joined = "&" if "?" in path else "?"
        page.goto(f"{self.address}{path}{joined}{urlencode({'lang': language})}")
        return page

    def context(self, role: str | None, *, script: bool = True) -> BrowserContext:
        """The browser of somebody, who was chosen through the page for it."""
        if (role, script) not in self.contexts:
            context = self.browser.new_context(java_script_enabled=script, reduced_motion="reduce", locale="ko-KR")
            self.contexts[role, script] = context
            if role is not None:
                page = context.new_page()
                page.goto(f"{self.address}/people")
                # Chromium may never close a page that is still on its way to another.
                follow(page.locator(f"button[name=person][value='{self.people[role]}']"))
                page.close()
        return self.contexts[role, script]

    def close(self) -> None:
        """Close every tab."""
        for context in self.contexts.values():
            context.close()
