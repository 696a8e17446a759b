"""Every refusal the program can give has its words, in both languages, with every value they name."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from web.wording.refusals import REFUSALS, registered, sentence, title
from web.wording.words import Wording

ROOT = Path(__file__).parents[3]
CODE_AT = {"require": 1, "Refused": 0, "Problem": 0, "answer": 0}
"""Where the code stands among the arguments of what refuses."""
DOORS = ("web/api", "web/app.py", "web/signing_in.py", "web/problems.py", "web/health.py", "web/ledger.py")


def calls(path: Path) -> Iterator[tuple[str, frozenset[str], str]]:
    """Every refusal in a file: its code, the values given with it, and where it stands."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", None) or getattr(node.func, "attr", None)
        at = CODE_AT.get(str(name))
        if at is None or len(node.args) <= at:
            continue
        code = node.args[at]
        if isinstance(code, ast.Constant) and isinstance(code.value, str):
            values = {one.arg for one in node.keywords if one.arg}
            for given in node.args[at + 1 :]:
                keys = given.keys if isinstance(given, ast.Dict) else []
                values |= {str(key.value) for key in keys if isinstance(key, ast.Constant)}
            yield code.value, frozenset(values), f"{path.relative_to(ROOT)}:{node.lineno}"


def refused_in(*folders: str) -> list[tuple[str, frozenset[str], str]]:
    """Every refusal in these; what seeds a demonstration is left out, for nobody asks for it over HTTP."""
    paths = [ROOT / name for name in folders]
    files = [file for path in paths for file in ([path] if path.is_file() else sorted(path.rglob("*.py")))]
    return [call for file in files if "demonstration" not in file.parts for call in calls(file)]


INSIDE = refused_in("domain", "application", "adapters/rules")
AT_THE_DOOR = refused_in(*DOORS)
BY_STATUS = {"no-such-address", "method-not-allowed", "too-large", "internal-error", "request-refused"}
"""Refusals that the status of an error of HTTP chooses."""


def named(wording: Wording) -> set[str]:
    """The values that a sentence names."""
    return {
        field for text in (wording.ko, wording.en) for _, field, _, _ in Formatter().parse(text) if field is not None
    }


def test_the_source_is_read() -> None:
    assert len(INSIDE) > 50
    assert len(AT_THE_DOOR) > 20


def test_every_refusal_has_its_words_and_no_words_are_for_nothing() -> None:
    given = {code for code, _, _ in (*INSIDE, *AT_THE_DOOR)} | BY_STATUS
    assert given == set(REFUSALS)


@pytest.mark.parametrize(("code", "values", "where"), [*INSIDE, *AT_THE_DOOR])
def test_a_refusal_gives_every_value_that_its_sentence_names(code: str, values: frozenset[str], where: str) -> None:
    assert named(REFUSALS[code].next) <= values, f"{code} at {where}"


@pytest.mark.parametrize("code", sorted(REFUSALS))
def test_a_refusal_is_worded_in_both_languages(code: str) -> None:
    refusal = REFUSALS[code]
    assert re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", code)
    for wording in (refusal.title, refusal.next):
        assert re.search("[가-힣]", wording.ko)
        assert not re.search("[가-힣]", wording.en)
        assert wording.ko.endswith(".")
        assert wording.en.endswith(".")
    assert refusal.status >= 400


def test_a_refusal_worded_twice_is_refused() -> None:
    one = REFUSALS["call-closed"]
    with pytest.raises(ValueError, match="call-closed is worded twice"):
        registered((one,), (one,))


def test_values_are_said_in_words_and_with_the_particle_that_fits() -> None:
    assert title("supplement-not-overdue", "ko") == "보완 기한이 지나지 않았습니다."
    assert (
        sentence("supplement-not-overdue", "ko", {"due": "2021-04-09"})
        == "기한 2021-04-09가 지난 뒤에 반려할 수 있습니다."
    )
    assert (
        sentence("supplement-not-overdue", "ko", {"due": "2021-04-10"})
        == "기한 2021-04-10이 지난 뒤에 반려할 수 있습니다."
    )
