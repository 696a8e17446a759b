"""Saved views of the case list: a person's own named filters, as tabs above it. They are no record: saving one appends nothing."""

from urllib.parse import parse_qsl

from flask import Blueprint, Response, abort
from werkzeug.datastructures import MultiDict

from application.saved_views import LONGEST_NAME, MOST
from web import current
from web.pages import visiting
from web.pages.acting import client
from web.pages.acting.client import Turned
from web.pages.addresses import BadAddress, Filters, filters
from web.pages.posting import read_form, see
from web.pages.rendering import address, text

PATH = "/"
Tab = tuple[str, str, bool]


def register(pages: Blueprint) -> None:
    """Give the pages their addresses."""
    pages.add_url_rule("/views", view_func=keep, endpoint="keep_view", methods=["POST"])


def keep() -> Response:
    """Keep the filters at hand under a name, or forget the view of that name; then back to the list."""
    form = read_form()
    if not may_save():
        abort(403)
    name, query = form.get("name", "").strip()[:LONGEST_NAME], _filters(form.get("query", ""))
    others = [one for one in saved() if one["name"] != name]
    wanted = others if "forget" in form else [*others, {"name": name, "query": written(query)}]
    if name:
        answered = client.send("PUT", "/views", document={"views": wanted[-MOST:]})
        if not answered.done:
            raise Turned(answered.status, answered.body)
    return see(address(PATH, [] if "forget" in form else query.pairs()))


def may_save() -> bool:
    """Whether whoever looks keeps views of their own: who only visits a demonstration is nobody in particular."""
    return current.actor() is not None and (not current.doors().demonstration or visiting.chosen() is not None)


def saved() -> list[dict[str, str]]:
    """The views of whoever looks."""
    return list(client.get("/views").body["views"]) if may_save() else []


def tabs(asked: Filters, views: list[dict[str, str]]) -> list[Tab]:
    """All cases, and each saved view: what it is called, its address, and whether it is what the list shows."""
    at = written(asked)
    all_ = (text("list.all"), PATH, not asked.first_page().pairs())
    return [all_, *((one["name"], f"{PATH}?{one['query']}", one["query"] == at) for one in views)]


def _filters(query: str) -> Filters:
    """The filters of an address that a form says; of an unfit one none."""
    try:
        return filters(MultiDict(parse_qsl(query))).first_page()
    except BadAddress:
        return Filters()


def written(asked: Filters) -> str:
    """Filters as they stand in an address, from the first page."""
    return address("", asked.first_page().pairs())[1:]
