"""Commands that ask a served office over HTTP, as whoever holds the token may see it."""

import json
import os
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

import click

WAIT_SECONDS = 60

address = click.option(
    "--office", "address", default="http://127.0.0.1:8000", show_default=True, help="Where the office answers."
)
token = click.option(
    "--token", envvar="SANGSAENG_TOKEN", show_envvar=True, required=True, help="Your token; better in SANGSAENG_TOKEN."
)


def ask(url: str, token: str) -> dict[str, Any]:
    """What the office answers a GET. Raises `ClickException` with what to do where it refuses or is not there."""
    language = "ko" if os.environ.get("LANG", "").startswith("ko") else "en"
    request = Request(url, headers={"Authorization": f"Bearer {token}", "Accept-Language": language})  # noqa: S310
    try:
        with urlopen(request, timeout=WAIT_SECONDS) as answer:  # noqa: S310 - the operator names the office
            told: dict[str, Any] = json.load(answer)
            return told
    except HTTPError as refused:
        problem = json.load(refused)
        raise click.ClickException(f"{problem['title']} {problem['detail']}") from None
    except (URLError, TimeoutError) as unreachable:
        raise click.ClickException(
            f"The office does not answer at {url.split('/api/', maxsplit=1)[0]}: {unreachable}. Is it served? "
            "사무소가 응답하지 않습니다. 주소와 실행 여부를 확인하십시오."
        ) from None
