"""The ledger over HTTP, for everybody and without a token."""

import pytest
from flask.testing import FlaskClient

from adapters.ledger import LedgerKeys
from adapters.ledger.signing import verifies
from application.audit.ledger.checkpoints import cosignatures, trusted_checkpoint
from application.audit.ledger.notes import Note, parse_key, parse_note
from application.audit.ledger.tiles import unbundle
from tests.adapters.ledger.witnessing import KEY, NOON
from tests.offices import ORIGIN, TestOffice
from tests.scenes import Scene
from tests.web.applications import an_application


def seal(scene: Scene) -> FlaskClient:
    """Seal what there is; the office, asked by nobody in particular."""
    at = scene.at
    at.seal()
    LedgerKeys(at.folder / "ledger", ORIGIN).trust(KEY.verifier)
    return an_application(at.office, at.doors).test_client(use_cookies=False)


@pytest.fixture(scope="module")
def sealed(shared_scene: Scene) -> FlaskClient:
    """A sealed office that a whole file of tests looks at."""
    return seal(shared_scene)


def size(client: FlaskClient, path: str = "/ledger/checkpoint") -> int:
    return int(client.get(path).get_data(as_text=True).split("\n")[1])


def test_the_checkpoint_is_signed_by_the_key_that_is_named(sealed: FlaskClient) -> None:
    answer = sealed.get("/ledger/checkpoint")
    assert answer.content_type == "text/plain; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-store"
    keys = sealed.get("/ledger/keys")
    assert keys.content_type == "text/plain; charset=utf-8"
    operator, witness = keys.get_data(as_text=True).splitlines()
    trusted = [parse_key(operator.removeprefix("operator "))]
    assert trusted_checkpoint(answer.get_data(), ORIGIN, trusted, verifies).size == 4
    assert witness == f"witness {KEY.verifier}"


def test_tiles_and_bundles_are_bytes_kept_for_ever(sealed: FlaskClient) -> None:
    width = size(sealed)
    tile = sealed.get(f"/ledger/tile/0/000.p/{width}")
    entries = sealed.get(f"/ledger/tile/entries/000.p/{width}")
    for answer in (tile, entries):
        assert answer.status_code == 200
        assert answer.content_type == "application/octet-stream"
        assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert len(tile.get_data()) == width * 32
    assert [len(entry) for entry in unbundle(entries.get_data())] == [32] * width


@pytest.mark.parametrize(
    "path",
    [
        "tile/0/000",
        "tile/0/000.p/256",
        "tile/0/000.p/0",
        "tile/0/001.p/1",
        "tile/0/0",
        "tile/00/000.p/1",
        "tile/64/000.p/1",
        "tile/1/000.p/1",
        "tile/0/x000/000.p/1",
        "tile/entries/000",
        "tile/entries/x/..",
        "tile/entries/x999/x999/x999/x999/x999/x999/x999/999.p/1",
        "tile/0/x999/x999/x999/x999/x999/x999/x999/999.p/1",
        "nothing",
    ],
)
def test_beyond_the_head_and_under_another_spelling_there_is_nothing(sealed: FlaskClient, path: str) -> None:
    answer = sealed.get(f"/ledger/{path}")
    assert answer.status_code == 404
    assert "immutable" not in answer.headers["Cache-Control"]


def test_before_anything_was_sealed_there_is_no_checkpoint(at: TestOffice) -> None:
    client = an_application(at.office, at.doors).test_client(use_cookies=False)
    assert client.get("/ledger/checkpoint").status_code == 404
    assert client.get("/ledger/checkpoint/newest").status_code == 404
    assert client.get("/ledger/keys").get_data() == b""


def test_a_witness_hands_its_cosignature_in_and_the_checkpoint_carries_it(scene: Scene) -> None:
    sealed = seal(scene)
    note = parse_note(sealed.get("/ledger/checkpoint/newest").get_data())
    cosigned = Note(note.text, (*note.signatures, KEY.cosign(note.text, NOON)))
    assert sealed.put("/ledger/cosignature", data=str(cosigned).encode()).status_code == 204
    assert sealed.put("/ledger/cosignature", data=str(cosigned).encode()).status_code == 204
    served = parse_note(sealed.get("/ledger/checkpoint").get_data())
    assert served == cosigned
    assert [one.time for one in cosignatures(served, [KEY.verifier], verifies)] == [NOON]
    before = size(sealed)
    scene.firm("(가상) 늦봄")
    scene.at.seal()
    assert size(sealed) == before < size(sealed, "/ledger/checkpoint/newest")


@pytest.mark.parametrize("data", [b"", b"no note", "a\n\n\u2014 b AAAAAAAAAAAA\n".encode()])
def test_what_is_no_cosignature_is_refused(sealed: FlaskClient, data: bytes) -> None:
    answer = sealed.put("/ledger/cosignature", data=data)
    assert answer.status_code == 422
    assert answer.get_json()["code"] == "cosignature-refused"


def test_what_is_too_large_is_not_read(sealed: FlaskClient) -> None:
    assert sealed.put("/ledger/cosignature", data=b"x" * 100_000).status_code == 413
    assert sealed.post("/ledger/cosignature", data=b"x").status_code == 405
