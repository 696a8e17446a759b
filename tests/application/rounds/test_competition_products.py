"""Lists of SME-competition products are read as they are written, or refused with the line that is wrong."""

from datetime import date
from hashlib import sha256

import pytest

from application.rounds import competition_products
from domain.competition_products import CompetitionProducts, designate
from domain.facts import Refused

HEAD = "detail_item_no,label,first,last\n"


def test_a_list_is_read_line_by_line() -> None:
    data = f"{HEAD}9910150101,(예시) 달빛 보안등,2021-01-01,2023-12-31\n".encode()
    read = competition_products.read(data)
    (line,) = read.lines
    assert line.label == "(예시) 달빛 보안등"
    assert line.designation.detail_item_no == "9910150101"
    assert (line.designation.first, line.designation.last) == (date(2021, 1, 1), date(2023, 12, 31))
    assert read.file == sha256(data).hexdigest()


def test_a_list_saved_by_a_spreadsheet_with_its_mark_and_line_ends_is_read() -> None:
    data = f"\ufeff{HEAD}9910150101,가나,2021-01-01,2023-12-31\n".replace("\n", "\r\n").encode()
    assert len(competition_products.read(data).lines) == 1


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("991015010,가나,2021-01-01,2023-12-31", "detail_item_no"),
        ("99101501011,가나,2021-01-01,2023-12-31", "detail_item_no"),
        ("٩910150101,가나,2021-01-01,2023-12-31", "detail_item_no"),
        ("9910150101,가나,2021-02-30,2023-12-31", "first"),
        ("9910150101,가나,2021-01-01,20231231", "last"),
        ("9910150101,가나,2021-01-01", "last"),
    ],
)
def test_a_wrong_line_is_refused_with_its_number_and_column(line: str, column: str) -> None:
    good = "9910150101,가나,2021-01-01,2023-12-31\n"
    with pytest.raises(Refused) as refused:
        competition_products.read(f"{HEAD}{good}{line}\n".encode())
    assert refused.value.code == "list-line"
    assert refused.value.detail == {"line": 3, "column": column}


def test_a_line_with_too_many_columns_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        competition_products.read(f"{HEAD}9910150101,가나,2021-01-01,2023-12-31,더\n".encode())
    assert refused.value.detail == {"line": 2}


def test_other_columns_are_refused() -> None:
    with pytest.raises(Refused, match="list-columns"):
        competition_products.read(b"number,name\n9910150101,x\n")


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(Refused, match="list-columns"):
        competition_products.read(b"")


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(Refused, match="list-unreadable"):
        competition_products.read(HEAD.encode() + b"\xff\xfe")


def test_the_sample_is_small_says_that_it_is_one_and_holds_for_three_years() -> None:
    sample = competition_products.read(competition_products.SAMPLE.read_bytes())
    assert 10 <= len({one.detail_item_no for one in sample.designations()}) <= 40
    assert all(line.label.startswith("(예시) ") for line in sample.lines)
    for one in sample.designations():
        assert one.last.replace(year=one.last.year - 3) < one.first <= one.last.replace(year=one.last.year - 2)
        assert one.detail_item_no.startswith("99")


def test_the_sample_can_be_imported() -> None:
    sample = competition_products.read(competition_products.SAMPLE.read_bytes())
    fact = designate(CompetitionProducts(), designations=sample.designations(), file=sample.file, on=date(2021, 3, 3))
    assert fact.designations == sample.designations()
