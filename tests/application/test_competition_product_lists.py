"""Lists of SME-competition products are read as they are written, or refused with every row that is wrong."""

from datetime import date
from hashlib import sha256

import pytest

from application.competition_product_lists import COLUMNS, SAMPLE, read
from application.csv_lists import BadList
from domain.competition_products import CompetitionProducts, designate

HEAD = "detail_item_no,label,first,last\n"
GOOD = "9910150101,(예시) 달빛 보안등,2021-01-01,2023-12-31\n"


def problems(data: bytes) -> list[tuple[int | None, str]]:
    with pytest.raises(BadList) as bad:
        read(data)
    return [(problem.row, problem.code) for problem in bad.value.problems]


def test_a_list_is_read_row_by_row() -> None:
    data = f"{HEAD}{GOOD}".encode()
    found = read(data)
    (one,) = found.designations
    assert (one.detail_item_no, one.first, one.last) == ("9910150101", date(2021, 1, 1), date(2023, 12, 31))
    assert found.labels == ("(예시) 달빛 보안등",)
    assert found.file == sha256(data).hexdigest()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_list_is_read_as_spreadsheets_save_it(encoding: str, end: str) -> None:
    text = "세부품명번호,지정시작일,지정종료일\n9910150101,2021-01-01,2023-12-31\n".replace("\n", end)
    assert len(read(text.encode(encoding)).designations) == 1


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("991015010,가나,2021-01-01,2023-12-31", "digits"),
        ("99101501011,가나,2021-01-01,2023-12-31", "digits"),
        ("٩910150101,가나,2021-01-01,2023-12-31", "digits"),
        ("9910150101,가나,2021-02-30,2023-12-31", "day"),
        ("9910150101,가나,2021-01-01,20231231", "day"),
        ("9910150101,가나,2023-12-31,2021-01-01", "days-out-of-order"),
        ("9910150101,가나,2021-01-01", "columns"),
        ("9910150101,가나,2021-01-01,2023-12-31,더", "columns"),
        (GOOD.strip(), "row-twice"),
    ],
)
def test_every_wrong_row_is_named_in_one_answer_with_its_number_in_the_file(row: str, code: str) -> None:
    data = f"{HEAD}{GOOD}\n{row}\nnonsense,,,\n".encode()
    assert problems(data) == [(4, code), (5, "digits")]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"number,name\n9910150101,x\n", "header"),
        (b"detail_item_no,first,last,last\n", "header"),
        (b"", "header"),
        (HEAD.encode(), "no-rows"),
        (HEAD.encode() + b"\xff\xfe", "encoding"),
        (f'{HEAD}"9910150101'.encode(), "columns"),
        (HEAD.encode() + b"x,x,x,x\n" * COLUMNS.most, "too-many-rows"),
    ],
)
def test_a_file_that_is_no_list_is_refused_as_a_whole(data: bytes, code: str) -> None:
    assert problems(data) == [(None, code)]


def test_the_sample_is_small_says_that_it_is_one_and_holds_for_three_years() -> None:
    sample = read(SAMPLE.read_bytes())
    assert 10 <= len({one.detail_item_no for one in sample.designations}) <= 40
    assert all(label.startswith("(예시) ") for label in sample.labels)
    for one in sample.designations:
        assert one.last.replace(year=one.last.year - 3) < one.first <= one.last.replace(year=one.last.year - 2)
        assert one.detail_item_no.startswith("99")


def test_the_sample_can_be_imported() -> None:
    sample = read(SAMPLE.read_bytes())
    fact = designate(CompetitionProducts(), designations=sample.designations, file=sample.file, on=date(2021, 3, 3))
    assert fact.designations == sample.designations
