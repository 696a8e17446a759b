"""Asking clamd what a file is: it is clean only where that was said."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from adapters.scanning import Clamd, NoScanner
from adapters.scanning.clamd import PIECE
from application.ports import Scanned, Scanner, ScannerAway, Verdict
from tests.adapters.scanning.stand_in import NAME, VIRUS, StandIn, a_clamd


@pytest.fixture(params=["tcp", "unix"])
def clamd(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[StandIn]:
    with a_clamd(tmp_path / "clamd" if request.param == "unix" else None) as told:
        yield told


@pytest.fixture
def at_a_port() -> Iterator[StandIn]:
    with a_clamd() as told:
        yield told


@pytest.mark.parametrize("size", [0, 1, PIECE, 3 * PIECE + 7], ids=str)
def test_a_clean_file_is_heard_whole_and_told_clean(clamd: StandIn, size: int) -> None:
    data = bytes(range(250)) * (size // 250) + bytes(size % 250)
    assert Clamd(clamd.address).scan(BytesIO(data)) == Scanned(Verdict.CLEAN)
    assert clamd.heard == [data]


def test_an_infected_file_is_told_with_the_name_of_what_it_holds(clamd: StandIn) -> None:
    data = bytes(PIECE - 5) + VIRUS + bytes(10)
    assert Clamd(clamd.address).scan(BytesIO(data)) == Scanned(Verdict.INFECTED, NAME)


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"stream: OK",
        b"stream: O",
        b"stream: OK\0 and more\0",
        b"stream: OK FOUND OK\0",
        b"stream: Can't allocate memory ERROR\0",
        b"stream: a\nb FOUND\0",
        b"x" * 10_000,
    ],
)
def test_a_cut_line_and_an_answer_that_is_no_verdict_are_not_taken_for_one(at_a_port: StandIn, said: bytes) -> None:
    at_a_port.says = said
    with pytest.raises(ScannerAway):
        Clamd(at_a_port.address).scan(BytesIO(b"a file"))


def test_a_file_that_is_too_large_for_the_scanner_is_not_called_clean(at_a_port: StandIn) -> None:
    at_a_port.most = 100_000
    with pytest.raises(ScannerAway):
        Clamd(at_a_port.address).scan(BytesIO(bytes(5_000_000)))


def test_a_scanner_that_says_nothing_is_waited_for_so_long_and_no_longer(at_a_port: StandIn) -> None:
    at_a_port.hanging = True
    with pytest.raises(ScannerAway, match="TimeoutError"):
        Clamd(at_a_port.address, seconds=0.05).scan(BytesIO(b"a file"))


def test_a_scanner_that_is_not_there_is_away(tmp_path: Path) -> None:
    with a_clamd() as told:
        address = told.address
    for gone in (address, f"unix:{tmp_path}/nothing"):
        with pytest.raises(ScannerAway):
            Clamd(gone).scan(BytesIO(b"a file"))
    assert issubclass(ScannerAway, ConnectionError)


@pytest.mark.parametrize(
    "address", ["", "localhost:3310", "tcp://localhost", "tcp://:3310", "http://a:1", "unix:", "unix://host/path"]
)
def test_an_address_that_is_none_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="scanner"):
        Clamd(address)


def test_an_office_without_a_scanner_says_that_nobody_looked() -> None:
    none: Scanner = NoScanner()
    assert none.scan(BytesIO(VIRUS)) == Scanned(Verdict.ABSENT)
    assert not none.present
    assert Clamd("tcp://127.0.0.1:3310").present
