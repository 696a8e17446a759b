"""An office answers for its own hosts, and believes no proxy that it was not told of."""

import pytest
from flask import Flask, request

from web.trusting import HSTS, trust


def an_app(*hosts: str, proxies: int = 0) -> Flask:
    app = Flask("office")
    app.add_url_rule("/", view_func=lambda: f"{request.remote_addr} {request.scheme} {request.host}")
    trust(app, hosts=hosts, proxies=proxies)
    return app


FORWARDED = {
    "X-Forwarded-For": "198.51.100.7",
    "X-Forwarded-Proto": "https",
    "X-Forwarded-Host": "office.example",
}


@pytest.mark.parametrize(
    ("host", "status"), [("office.example", 200), ("a.office.example", 400), ("evil.example", 400)]
)
def test_another_host_is_refused(host: str, status: int) -> None:
    assert an_app("office.example").test_client().get("/", base_url=f"http://{host}").status_code == status


def test_without_hosts_any_is_answered() -> None:
    assert an_app().test_client().get("/", base_url="http://anything.example").status_code == 200


def test_what_a_proxy_says_counts_only_where_there_is_one() -> None:
    assert an_app().test_client().get("/", headers=FORWARDED).text == "127.0.0.1 http localhost"
    assert an_app(proxies=1).test_client().get("/", headers=FORWARDED).text == "198.51.100.7 https office.example"


def test_of_the_addresses_told_the_nearest_proxys_counts() -> None:
    forged = {**FORWARDED, "X-Forwarded-For": "203.0.113.9, 198.51.100.7"}
    assert an_app(proxies=1).test_client().get("/", headers=forged).text.startswith("198.51.100.7 ")


def test_who_came_by_tls_is_told_to_come_by_nothing_else() -> None:
    client = an_app(proxies=1).test_client()
    assert client.get("/", headers=FORWARDED).headers["Strict-Transport-Security"] == HSTS
    assert "Strict-Transport-Security" not in client.get("/").headers
