"""Where papers lie and who scans them is chosen by the environment, and credentials are read from files."""

from pathlib import Path
from uuid import UUID

import pytest
from environs import EnvError

from adapters.keys import FolderKeys
from adapters.papers import FolderPapers
from adapters.papers.bucket import BucketPapers
from adapters.scanning import Clamd, NoScanner
from domain.rules.vocabulary import PaperKind
from tests.adapters.papers.s3 import ACCESS, NAME, REGION, SECRET, a_store
from web.paper_store import papers_of, scanner_of
from web.settings import settings


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An environment that says where the data lies, and nothing else of this."""
    for name in ("BUCKET", "ENDPOINT", "REGION", "ACCESS_KEY_FILE", "SECRET_KEY_FILE"):
        monkeypatch.delenv(f"PAPERS_{name}", raising=False)
    monkeypatch.delenv("SCANNER", raising=False)
    monkeypatch.setenv("DATA_DIR", str(tmp_path))


def test_papers_lie_in_a_folder_and_nobody_scans_them_where_nothing_is_said(tmp_path: Path) -> None:
    chosen = settings()
    assert isinstance(papers_of(chosen, FolderKeys(chosen.keys)), FolderPapers)
    assert (tmp_path / "papers").is_dir()
    assert isinstance(scanner_of(chosen), NoScanner)


def test_a_bucket_is_asked_with_the_credentials_in_its_files(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name, secret in (("ACCESS_KEY", ACCESS), ("SECRET_KEY", SECRET)):
        (tmp_path / name).write_text(f"{secret}\n")
        monkeypatch.setenv(f"PAPERS_{name}_FILE", str(tmp_path / name))
    monkeypatch.setenv("PAPERS_BUCKET", NAME)
    monkeypatch.setenv("PAPERS_REGION", REGION)
    with a_store() as store:
        monkeypatch.setenv("PAPERS_ENDPOINT", store.bucket().endpoint)
        chosen = settings()
        keys = FolderKeys(chosen.keys)
        papers = papers_of(chosen, keys)
        assert isinstance(papers, BucketPapers)
        key = keys.of("case", UUID(int=1))
        paper = papers.put(b"1", id=UUID(int=2), kind=PaperKind.OTHER, label="a", media_type="image/png", key=key)
        assert papers.get(paper) == b"1"
        assert list(store.objects) == [f"sha256/{paper.stored[:2]}/{paper.stored}"]
    assert not (tmp_path / "papers").exists()
    assert SECRET not in repr(chosen)


def test_a_bucket_without_its_address_is_no_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAPERS_BUCKET", NAME)
    with pytest.raises(EnvError, match="PAPERS_ENDPOINT"):
        settings()


def test_a_scanner_is_chosen_by_its_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCANNER", "unix:/run/clamav/clamd.ctl")
    assert isinstance(scanner_of(settings()), Clamd)
