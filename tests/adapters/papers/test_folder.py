import hashlib
from base64 import b64decode
from dataclasses import replace
from pathlib import Path
from typing import get_args
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from adapters.keys.folder import FolderKeys, KeyDestroyed, KeyMissing
from adapters.keys.sealing import Altered
from adapters.papers.folder import FolderPapers, PaperMissing
from application.ports import Papers
from domain.rules.vocabulary import Format, PaperKind
from domain.values import Base64, KeyId, MediaType, Paper, Sha256

CASE = UUID("00000000-0000-4000-8000-00000000002a")
OTHER = UUID("00000000-0000-4000-8000-00000000002b")
PLAN = "사업계획서의 본문".encode() * 50


@pytest.fixture
def keys(tmp_path: Path) -> FolderKeys:
    return FolderKeys(tmp_path / "keys")


@pytest.fixture
def papers(tmp_path: Path, keys: FolderKeys) -> FolderPapers:
    return FolderPapers(tmp_path / "papers", keys)


def put(papers: Papers, keys: FolderKeys, data: bytes = PLAN, id: UUID = OTHER) -> Paper:
    return papers.put(
        data,
        id=id,
        kind=PaperKind.BUSINESS_PLAN,
        label="사업계획서(최종).pdf",
        media_type="application/pdf",
        key=keys.of("case", CASE),
    )


def file_of(folder: Path, paper: Paper) -> Path:
    return folder / "papers" / "sha256" / paper.stored[:2] / paper.stored


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None)
@given(some.binary(max_size=5000))
def test_a_paper_comes_back_as_it_was(papers: FolderPapers, keys: FolderKeys, data: bytes) -> None:
    assert papers.get(put(papers, keys, data)) == data


def test_a_large_paper_comes_back_from_another_store(tmp_path: Path, papers: FolderPapers, keys: FolderKeys) -> None:
    data = bytes(range(256)) * 40_000
    paper = put(papers, keys, data)
    assert paper.size == len(data)
    assert FolderPapers(tmp_path / "papers", FolderKeys(tmp_path / "keys")).get(paper) == data


def test_what_the_fact_holds_has_the_declared_formats_and_seals_name_and_hash(
    papers: FolderPapers, keys: FolderKeys
) -> None:
    paper = put(papers, keys)
    declared = ((paper.c, Sha256), (paper.stored, Sha256), (paper.k, KeyId), (paper.media_type, MediaType))
    for value, kind in (*declared, (paper.label.x, Base64)):
        form: Format = get_args(kind)[1]
        assert form.matches(value)
    assert keys.open(paper.label) == "사업계획서(최종).pdf"
    assert keys.open(paper.digest) == hashlib.sha256(PLAN).hexdigest()
    assert (paper.id, paper.kind, paper.size) == (OTHER, PaperKind.BUSINESS_PLAN, len(PLAN))


def test_the_layout_is_the_documented_one(tmp_path: Path, papers: FolderPapers, keys: FolderKeys) -> None:
    paper = put(papers, keys)
    kept = file_of(tmp_path, paper).read_bytes()
    assert hashlib.sha256(kept).hexdigest() == paper.stored
    cipher: AESGCM = keys.cipher(paper.k)
    plain = cipher.decrypt(kept[:12], kept[12:], f"sangsaeng/paper/1\n{OTHER}\n{paper.k}\n{paper.c}".encode())
    assert plain[32:] == PLAN
    assert hashlib.sha256(plain).hexdigest() == paper.c


def test_nothing_of_a_paper_lies_on_disk_in_the_clear(tmp_path: Path, papers: FolderPapers, keys: FolderKeys) -> None:
    paper = put(papers, keys)
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    kept = b"".join(path.read_bytes() for path in files)
    assert len(kept) > len(PLAN)
    clear = ("사업계획서".encode(), PLAN[:16], hashlib.sha256(PLAN).digest(), hashlib.sha256(PLAN).hexdigest().encode())
    assert not [part for part in clear if part in kept or part in b64decode(paper.label.x) + b64decode(paper.digest.x)]


def test_folders_are_0700_and_files_0600(tmp_path: Path, papers: FolderPapers, keys: FolderKeys) -> None:
    put(papers, keys)
    found = [(path.is_dir(), path.stat().st_mode & 0o777) for path in (tmp_path / "papers").rglob("*")]
    assert set(found) == {(True, 0o700), (False, 0o600)}
    assert (tmp_path / "papers").stat().st_mode & 0o777 == 0o700


def test_the_same_paper_twice_is_two_files_that_show_nothing_in_common(papers: FolderPapers, keys: FolderKeys) -> None:
    first, second = put(papers, keys), put(papers, keys)
    assert len({first.stored, second.stored, first.c, second.c}) == 4


def test_a_flip_of_any_byte_of_the_file_is_found(tmp_path: Path, papers: FolderPapers, keys: FolderKeys) -> None:
    paper = put(papers, keys, b"short")
    file = file_of(tmp_path, paper)
    whole = file.read_bytes()
    for place in range(len(whole)):
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 0x80]) + whole[place + 1 :])
        with pytest.raises(Altered):
            papers.get(paper)


@pytest.mark.parametrize("length", [0, 11, 20, 64])
def test_a_file_exchanged_together_with_its_hash_is_found(
    tmp_path: Path, papers: FolderPapers, keys: FolderKeys, length: int
) -> None:
    paper = put(papers, keys)
    forged = file_of(tmp_path, paper).read_bytes()[:length]
    changed = replace(paper, stored=hashlib.sha256(forged).hexdigest())
    file_of(tmp_path, changed).parent.mkdir(exist_ok=True)
    file_of(tmp_path, changed).write_bytes(forged)
    with pytest.raises(Altered):
        papers.get(changed)


def test_a_paper_answers_for_its_own_id_key_size_and_commitment_only(papers: FolderPapers, keys: FolderKeys) -> None:
    paper, other = put(papers, keys), put(papers, keys)
    for changed in (
        replace(paper, id=CASE),
        replace(paper, c=other.c),
        replace(paper, stored=other.stored),
        replace(paper, size=paper.size + 1),
        replace(paper, k=keys.of("case", OTHER)),
    ):
        with pytest.raises(Altered):
            papers.get(changed)


def test_a_lost_file_a_destroyed_key_and_an_unknown_key_are_told_apart(
    tmp_path: Path, papers: FolderPapers, keys: FolderKeys
) -> None:
    paper, lost = put(papers, keys), put(papers, keys)
    file_of(tmp_path, lost).unlink()
    with pytest.raises(PaperMissing):
        papers.get(lost)
    with pytest.raises(KeyMissing):
        papers.get(replace(paper, k=f"case:{OTHER}:1"))
    keys.destroy(paper.k)
    with pytest.raises(KeyDestroyed):
        papers.get(paper)
    assert issubclass(PaperMissing, LookupError)
    assert issubclass(KeyDestroyed, LookupError)
    assert issubclass(KeyMissing, LookupError)


def test_a_name_that_cannot_be_sealed_stores_nothing(tmp_path: Path, papers: FolderPapers, keys: FolderKeys) -> None:
    with pytest.raises(ValueError, match="The text holds"):
        papers.put(
            PLAN,
            id=OTHER,
            kind=PaperKind.OTHER,
            label="\ud800.pdf",
            media_type="application/pdf",
            key=keys.of("case", CASE),
        )
    assert not (tmp_path / "papers" / "sha256").exists()
