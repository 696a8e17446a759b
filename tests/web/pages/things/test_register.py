"""Every field that the API answers with has a name on the pages that show it, and every code a word."""

from collections.abc import Iterator

import marshmallow as ma
import pytest
from flask import Flask
from marshmallow import fields

from tests.scenes import Scene
from tests.web.applications import an_application
from tests.web.pages.conftest import looking_as
from web.pages.acting.rooms import ACTS
from web.pages.things.register import PAGES, Page
from web.pages.things.rooms import answer_of
from web.pages.things.showing import LEFT_OUT, PARTY, SAID, shape_of
from web.wording.labels import label
from web.wording.words import WORDS


@pytest.fixture
def app(scene: Scene) -> Flask:
    return an_application(scene.office, looking_as(scene, scene.person("(가상) 누구")))


def every(schema: ma.Schema, of: str) -> Iterator[tuple[str, str, fields.Field[object]]]:
    """Every field that a page may show, with what it is a field of."""
    for name, known in schema.fields.items():
        key = known.data_key or name
        inner = known.inner if isinstance(known, fields.List) else known
        if key in LEFT_OUT:
            continue
        if isinstance(inner, fields.Nested):
            yield of, key, inner
            if set(inner.schema.fields) not in (PARTY, SAID):
                yield from every(inner.schema, key)
        elif shape_of(key, inner):
            yield of, key, inner


QUESTIONS = {
    **{one.name: one.question for one in PAGES},
    "case": "applications.read",
    "supposed": "counterfactuals.ask",
}


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_field_has_a_name_and_every_code_a_word_in_both_languages(app: Flask, name: str) -> None:
    with app.app_context():
        asked = list(every(answer_of(QUESTIONS[name]), name))
    assert asked
    for of, named, known in asked:
        assert label(of, named, "ko")
        assert label(of, named, "en")
        if isinstance(known, fields.Enum):
            assert {str(code.value) for code in known.enum} <= set(WORDS), known.enum


@pytest.mark.parametrize("one", PAGES, ids=lambda one: one.name)
def test_what_a_page_offers_has_a_form(one: Page) -> None:
    assert {can.act for can in (*one.cans, *(can for each in one.each for can in each.cans))} <= set(ACTS)
