"""The one register of what can be done on the pages: each command of the API that has a form, by its endpoint."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

import marshmallow as ma
from flask import current_app
from werkzeug.routing import Rule

from web.api.root import ROOT
from web.pages.acting.fields import Options

Given = Mapping[str, str]
"""What the address of a form names: ids, and what is chosen already."""


@dataclass(frozen=True, kw_only=True)
class Act:
    """A command with a form. Its words stand in `web.wording.acts` under its endpoint.

    `choices` are what may be chosen for fields that hold ids or codes of something at hand, by path; null where one types
    it. `begins` is the document that its form begins with, where that is not empty. `given` are fields that the address
    says and nobody types. `leads_on` is where doing it leads, by its answer, where that is not
    the page that offered it.
    """

    endpoint: str
    choices: Mapping[str, Callable[[Given], Options | None]] = field(default_factory=dict)
    begins: Callable[[Given], Mapping[str, Any]] | None = None
    given: frozenset[str] = frozenset()
    leads_on: Callable[[Mapping[str, Any]], str] | None = None


def registered(*rooms: Iterable[Act]) -> Mapping[str, Act]:
    """The acts by endpoint. One that is registered twice is an error of the programmer."""
    acts: dict[str, Act] = {}
    for act in (one for room in rooms for one in room):
        if act.endpoint in acts:
            raise ValueError(f"the act {act.endpoint} is registered twice")
        acts[act.endpoint] = act
    return MappingProxyType(acts)


@dataclass(frozen=True, kw_only=True)
class Command:
    """What the API says of a command: how it is addressed, what it takes, and whether it names a version."""

    method: str
    rule: str
    schema: ma.Schema
    multipart: bool
    versioned: bool

    def path(self, given: Given) -> str:
        """Its address for these ids. Raises `KeyError` for one that is missing."""
        path = self.rule
        for name in self.arguments:
            path = path.replace(f"<uuid:{name}>", given[name])
        return path

    @property
    def arguments(self) -> tuple[str, ...]:
        """The ids that its address names."""
        return tuple(part.removeprefix("<uuid:").removesuffix(">") for part in self.rule.split("/") if "<" in part)


def command(endpoint: str) -> Command:
    """The command of an endpoint, as the API documents it. Raises `KeyError` for none."""
    view = current_app.view_functions[endpoint]
    rule: Rule = next(iter(current_app.url_map.iter_rules(endpoint)))
    documented = getattr(view, "_apidoc", {})
    (argument,) = documented["arguments"]["parameters"]
    schema = argument["schema"]
    return Command(
        method=next(iter(sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}))),
        rule=rule.rule.removeprefix(ROOT),
        schema=schema() if isinstance(schema, type) else schema,
        multipart=argument["in"] == "multipart",
        versioned="IF_MATCH_VERSION" in documented.get("house", {}).get("parameters", ()),
    )
