"""What holds of papers wherever they lie: in a folder, or in a bucket."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import UUID

import pytest

from adapters.keys.folder import FolderKeys, KeyDestroyed
from adapters.keys.sealing import Altered
from adapters.papers.bucket import PART, BucketPapers
from adapters.papers.envelope import PaperMissing, SealedPapers
from adapters.papers.folder import FolderPapers
from application.ports import PapersAway
from domain.rules.vocabulary import PaperKind
from domain.values import Paper
from tests.adapters.papers.s3 import ACCESS, NAME, SECRET, Store, a_store

CASE, OTHER = UUID(int=0x2A), UUID(int=0x2B)
PLAN = "사업계획서의 본문".encode() * 50


@dataclass(frozen=True)
class Kept:
    """A store of papers, with its keys and with hands on its files."""

    papers: SealedPapers
    keys: FolderKeys
    folder: Path
    store: Store

    def put(self, data: bytes = PLAN) -> Paper:
        key = self.keys.of("case", CASE)
        kind = PaperKind.BUSINESS_PLAN
        return self.papers.put(data, id=OTHER, kind=kind, label="계획.pdf", media_type="application/pdf", key=key)

    def lie(self, paper: Paper, data: bytes | None) -> None:
        """Put other bytes, or none, where the file of a paper lies."""
        name = f"sha256/{paper.stored[:2]}/{paper.stored}"
        if isinstance(self.papers, FolderPapers):
            (self.folder / name).unlink() if data is None else (self.folder / name).write_bytes(data)
        elif data is None:
            del self.store.objects[name]
        else:
            self.store.objects[name] = data


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with a_store() as store:
        yield store


@pytest.fixture
def keys(tmp_path: Path) -> FolderKeys:
    return FolderKeys(tmp_path / "keys")


@pytest.fixture(params=["folder", "bucket"])
def kept(request: pytest.FixtureRequest, tmp_path: Path, keys: FolderKeys, store: Store) -> Kept:
    folder = tmp_path / "papers"
    in_folder = request.param == "folder"
    return Kept(FolderPapers(folder, keys) if in_folder else BucketPapers(store.bucket(), keys), keys, folder, store)


@pytest.mark.parametrize("size", [0, 1, 1000, PART, PART + 1, 2 * PART + 12345], ids=str)
def test_a_paper_comes_back_as_it_was_from_under_the_hash_of_its_file(kept: Kept, size: int) -> None:
    data = bytes(range(251)) * (size // 251) + bytes(size % 251)
    paper = kept.put(data)
    assert (kept.papers.get(paper) == data, paper.size) == (True, size)
    file = kept.papers.file(paper.stored)
    assert file is not None
    assert hashlib.sha256(file).hexdigest() == paper.stored
    assert len(file) == 12 + 32 + size + 16


def test_the_same_file_twice_tells_nobody_that_it_is_the_same(kept: Kept) -> None:
    first, second = kept.put(), kept.put()
    assert len({first.stored, second.stored, first.c, second.c}) == 4
    assert PLAN[:16] not in (kept.papers.file(first.stored) or PLAN)


def test_an_altered_file_and_a_file_cut_off_are_found(kept: Kept) -> None:
    paper = kept.put()
    whole = kept.papers.file(paper.stored)
    assert whole is not None
    for data in (whole[:-1], whole + b"\0", b"", whole[:12], whole[:200] + bytes([whole[200] ^ 1]) + whole[201:]):
        kept.lie(paper, data)
        with pytest.raises(Altered):
            kept.papers.get(paper)
    kept.lie(paper, whole)
    assert kept.papers.get(paper) == PLAN
    with pytest.raises(Altered):
        kept.papers.get(replace(paper, id=CASE))


def test_a_lost_file_and_a_destroyed_key_are_told_apart(kept: Kept) -> None:
    paper, lost = kept.put(), kept.put()
    kept.lie(lost, None)
    assert kept.papers.file(lost.stored) is None
    with pytest.raises(PaperMissing):
        kept.papers.get(lost)
    kept.keys.destroy(paper.k)
    with pytest.raises(KeyDestroyed):
        kept.papers.get(paper)


def test_an_office_on_another_machine_reads_what_was_kept(kept: Kept) -> None:
    paper = kept.put()
    again = FolderPapers(kept.folder, kept.keys)
    if not isinstance(kept.papers, FolderPapers):
        again = BucketPapers(kept.store.bucket(), kept.keys)  # type: ignore[assignment]
    assert again.get(paper) == PLAN


def put(papers: SealedPapers, keys: FolderKeys) -> Paper:
    key = keys.of("case", CASE)
    return papers.put(PLAN, id=OTHER, kind=PaperKind.OTHER, label="a", media_type="image/png", key=key)


def test_a_large_file_goes_to_the_bucket_in_parts_and_a_small_one_whole(store: Store, keys: FolderKeys) -> None:
    papers = BucketPapers(store.bucket(), keys)
    store.asked.clear()
    put(papers, keys)
    assert [one.split()[0] for one in store.asked] == ["PUT"]
    store.asked.clear()
    key = keys.of("case", CASE)
    papers.put(bytes(PART), id=OTHER, kind=PaperKind.OTHER, label="a", media_type="image/png", key=key)
    assert [one.split()[0] for one in store.asked] == ["POST", "PUT", "PUT", "POST"]


@pytest.mark.parametrize(
    "changes",
    [{"secret_key": "another"}, {"access_key": "another"}, {"name": "nobodys"}, {"region": "elsewhere"}],
    ids=str,
)
def test_a_bucket_that_does_not_let_us_in_is_away_and_not_empty(
    store: Store, keys: FolderKeys, changes: dict[str, str]
) -> None:
    paper = put(BucketPapers(store.bucket(), keys), keys)
    strange = BucketPapers(store.bucket(**changes), keys)
    before = len(store.objects)
    with pytest.raises(PapersAway):
        put(strange, keys)
    with pytest.raises(PapersAway):
        strange.get(paper)
    assert len(store.objects) == before


def test_a_bucket_that_fails_breaks_off_or_is_gone_is_away(keys: FolderKeys) -> None:
    with a_store() as store:
        papers = BucketPapers(store.bucket(seconds=1.0), keys)
        paper = put(papers, keys)
        store.failing = 500
        with pytest.raises(PapersAway):
            put(papers, keys)
        store.failing, store.cutting = None, True
        with pytest.raises(PapersAway):
            papers.get(paper)
    with pytest.raises(PapersAway):
        papers.get(paper)
    with pytest.raises(PapersAway):
        put(papers, keys)
    assert issubclass(PapersAway, ConnectionError)


@pytest.mark.parametrize(
    "endpoint", ["s3.example.org", "ftp://s3.example.org", "https://s3.example.org/path", "https://"]
)
def test_an_endpoint_that_is_no_address_is_refused(store: Store, keys: FolderKeys, endpoint: str) -> None:
    with pytest.raises(ValueError, match="endpoint"):
        BucketPapers(store.bucket(endpoint=endpoint), keys)


def test_credentials_are_never_shown(store: Store) -> None:
    shown = repr(store.bucket())
    assert NAME in shown
    assert ACCESS not in shown
    assert SECRET not in shown
