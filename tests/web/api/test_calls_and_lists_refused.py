"""Calls that are not sound and files that are no list: refused, and no fact."""

import pytest

from domain.roles import Role
from domain.values import Agency
from tests.scenes import Scene
from tests.web.api.clients import Client, app_of, problem, upload_list
from tests.web.api.samples import CALL, changed

HEADER = "detail_item_no,first,last"


@pytest.fixture(scope="module")
def decider(shared_scene: Scene) -> Client:
    at = shared_scene.at
    return Client(app_of(at), at, at.token(shared_scene.person("(가상) 결정권자", (Role.DECIDER, Agency.MSS))))


@pytest.mark.parametrize(
    ("path", "value", "code"),
    [
        ("closes", "2021-06-01T00:00:00+09:00", "window-empty"),
        ("opens", "2021-06-01T00:00:00", "invalid"),
        ("opens", "2021-06-01", "invalid"),
        ("opens", "0001-01-01T00:00:00+09:00", "invalid"),
        ("tracks", [], "invalid"),
        ("tracks", [{"track": "VALUE_CREATION", "agency": "MSS"}], "track-not-in-rules"),
        ("rules", "v1999_1", "unknown-rule-version"),
        ("rules", "../etc", "invalid"),
        ("plan.weights.0.weight", "0.5", "weights-do-not-add-up"),
        ("plan.weights.0.weight", 1.00001, "invalid"),
        ("plan.weights.0.weight", "-1", "invalid"),
        ("plan.weights.0.weight", "2", "invalid"),
        ("plan.panel_size", "7", "invalid"),
        ("plan.panel_size", True, "invalid"),
        ("plan.gate", "yes", "invalid"),
        ("papers", [{"kind": "OTHER", "track": "MATERIALS_PARTS", "source": "공고"}], "paper-of-a-closed-track"),
        ("notices", ["중소벤처기업부 2021-1"], "invalid"),
        ("assumed", ["Closes"], "invalid"),
    ],
)
def test_a_call_that_is_not_sound_is_refused(path: str, value: object, code: str, decider: Client) -> None:
    before = decider.at.log.head()
    problem(decider.post("/calls", {"round": "2021-9", "paper": changed(CALL, path, value)}), 422, code)
    assert decider.at.log.head() == before


@pytest.mark.parametrize(
    "text",
    ["", HEADER, "a,b,c\n1,2,3", f'{HEADER}\n"open', b"\x80\xff\x00", f"{HEADER}\n" + "1,2,3\n" * 20_001],
    ids=["empty", "no rows", "header", "quote", "encoding", "long"],
)
def test_a_file_that_is_no_list_is_refused(text: str | bytes, decider: Client) -> None:
    before = decider.at.log.head()
    refused = problem(upload_list(decider, text), 422, "rows-invalid")
    assert refused["errors"]
    assert decider.at.log.head() == before
