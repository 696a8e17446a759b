"""An office for real work whose people sign in at a provider: from the file of providers to being out at once."""

from pathlib import Path
from uuid import UUID

import pytest
import requests

from adapters.clocks import SystemClock
from tests.journeys.conftest import Opened
from tests.journeys.running import Serving, command, serving
from tests.providers import AUDIENCE, CLIENT, SECRET, Loopback, a_provider
from tests.web.pages.reading import Page

pytestmark = [pytest.mark.slow, pytest.mark.timeout(180)]

STRANGER = UUID(int=7)


def named(folder: Path, provider: Loopback) -> dict[str, str]:
    """The setting that names a file with this provider."""
    (folder / "secret").write_text(SECRET)
    file = folder / "providers.toml"
    file.write_text(
        f'[mss]\nko = "(가상) 중기부"\nen = "(invented) MSS"\nissuer = "{provider.issuer}"\n'
        f'client_id = "{CLIENT}"\nclient_secret_file = "secret"\naudience = "{AUDIENCE}"\n'
    )
    return {"OIDC_PROVIDERS_FILE": str(file)}


def test_the_first_operator_links_an_identity_signs_in_there_and_is_unlinked(opened: Opened) -> None:
    with a_provider(SystemClock().now) as provider:
        provider.amr = ("pwd", "mfa")
        chosen = named(opened.folder.parent, provider)
        with serving(opened.folder, processes=2, settings=chosen) as office:
            operator = UUID(office.ask("GET", "/api/v1/me", token=opened.token).json["id"])
            refused = command(opened.folder, "identity", "invite", str(STRANGER), settings=chosen)
            assert "No person is registered" in refused.stderr
            assert "--provider" in command(opened.folder, "identity", "invite", str(operator)).stderr
            invited = command(opened.folder, "identity", "invite", str(operator), "--days", "1", settings=chosen)
            assert invited.returncode == 0, invited.stderr
            with requests.Session() as browser:
                assert come_in(browser, office, invited.stdout.strip()).endswith("/calls")
                listed = command(opened.folder, "identity", "list", settings=chosen).stdout
                assert listed.startswith(f"{operator} mss linked {provider.subject} since ")
                again = command(opened.folder, "identity", "invite", str(operator), settings=chosen)
                assert "is linked there" in again.stderr
                me = office.ask("GET", "/api/v1/me", token=provider.access_token())
                assert me.json["id"] == str(operator)
                unlinked = command(
                    opened.folder, "identity", "unlink", str(operator), "--provider", "mss", settings=chosen
                )
                assert unlinked.stdout == "1\n"
                assert browser.get(at(office, "/")).status_code == 401
            assert office.ask("GET", "/api/v1/me", token=provider.access_token()).status == 401
            assert command(opened.folder, "identity", "list", str(operator), settings=chosen).stdout == ""
            assert SECRET not in office.said()


def come_in(browser: requests.Session, office: Serving, invitation: str) -> str:
    """Sign in at the provider and give the invitation; where that leads."""
    asked = browser.get(at(office, "/sign-in/mss?onward=/calls"))
    assert asked.status_code == 200
    form = Page(asked.text).root.one("form", action="/sign-in")
    hidden = {one.attributes["name"]: one.attributes["value"] for one in form.all("input", type="hidden")}
    arrived = browser.post(at(office, "/sign-in"), data={**hidden, "invitation": invitation})
    assert arrived.status_code == 200, arrived.text
    return arrived.url


def at(office: Serving, path: str) -> str:
    return f"http://127.0.0.1:{office.port}{path}"
