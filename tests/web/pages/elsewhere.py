"""An office with two providers, and people who come in from there."""

from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import parse_qsl, urlencode, urlsplit
from uuid import UUID, uuid4

import requests
from werkzeug.test import TestResponse

from adapters.desk import invite, unlink
from domain.roles import Role
from domain.values import Agency
from tests.providers import Loopback
from tests.web.pages.coming_in import Browser, Door
from tests.web.pages.reading import Page

OFFICER = (Role.INTAKE_OFFICER, Agency.MSS)
WEEK = timedelta(days=7)


@dataclass
class Town:
    """An office and two providers."""

    door: Door
    mss: Loopback
    pps: Loopback

    def person(self, *roles: tuple[Role, Agency | None]) -> UUID:
        """Somebody without a local account."""
        person = self.door.scene.person("(가상) 밖에서 오는 사람", *roles)
        self.door.scene.at.catch_up()
        return person

    def invite(self, person: UUID, issuer: str = "") -> str:
        expires = self.door.clock.now() + WEEK
        invitation = invite(self.door.scene.at.database.clerk, person, issuer or self.mss.issuer, expires=expires)
        assert invitation
        return invitation

    def unlink(self, person: UUID) -> int:
        return unlink(self.door.scene.at.database.clerk, person, None, self.door.clock.now())

    def traveller(self, *roles: tuple[Role, Agency | None], amr: tuple[str, ...] = ("pwd", "mfa")) -> "Traveller":
        """Somebody who is linked and in."""
        self.mss.subject, self.mss.amr = f"subject {uuid4()}", amr
        person = self.person(*roles)
        browser = self.door.browser()
        assert there_and_back(browser).status_code == 303
        assert browser.send(invitation=self.invite(person)).status_code == 303
        return Traveller(browser, person, self.mss.subject)


@dataclass
class Traveller:
    """Somebody who came in from the provider, and its name for them."""

    browser: Browser
    person: UUID
    subject: str


def there(browser: Browser, name: str = "mss", onward: str = "/calls") -> str:
    """Go to the provider and sign in there; the address of the office that one is sent back to."""
    left = browser.client.get(f"/sign-in/{name}?{urlencode({'onward': onward})}")
    assert left.status_code == 303, left.get_data(as_text=True)
    sent = requests.get(left.headers["Location"], allow_redirects=False, timeout=10)
    assert sent.status_code == 302
    return sent.headers["Location"]


def back(browser: Browser, address: str) -> TestResponse:
    parts = urlsplit(address)
    return browser.client.get(f"{parts.path}?{parts.query}")


def there_and_back(browser: Browser, name: str = "mss", onward: str = "/calls") -> TestResponse:
    return back(browser, there(browser, name, onward))


def changed(address: str, **query: str | None) -> str:
    """An address with its query changed, or left out where null."""
    parts = urlsplit(address)
    pairs = {**dict(parse_qsl(parts.query)), **query}
    return f"{parts.path}?{urlencode({name: one for name, one in pairs.items() if one is not None})}"


def step(browser: Browser) -> str:
    """What the sign-in page asks for."""
    page = browser.page()
    [form] = page.root.all("form", action="/sign-in")
    return form.one("input", name="step").attributes["value"]


def said(answer: TestResponse) -> str:
    return Page(answer.get_data(as_text=True)).root.one("h1").text()
