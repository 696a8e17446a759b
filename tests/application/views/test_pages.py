from application.views.pages import IGNORED, PAGES
from domain.catalogue import FACTS


def test_every_catalogued_fact_is_folded_by_a_page_or_left_aside_for_a_reason() -> None:
    listened = {fact for facts in PAGES.values() for fact in facts}

    assert listened | set(IGNORED) == set(FACTS.values())
    assert listened & set(IGNORED) == set()
    assert all(IGNORED.values())


def test_every_page_listens_to_something() -> None:
    assert all(PAGES.values())
