import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.identifiers import checked, formatted, is_business_number, normalised

RIGHT = [
    "116-82-00276",
    "134-86-72683",
    "124-81-00998",
    "220-81-62517",
    "999-81-00015",
    "999-86-00024",
    "999-88-00047",
    "999-01-00032",
]
FIRST_NINE = st.builds("{:03}{:02}{:04}".format, st.integers(101, 999), st.integers(1, 99), st.integers(1, 9999))


@pytest.mark.parametrize("number", RIGHT)
def test_a_number_with_a_right_check_digit_is_a_business_number(number: str) -> None:
    assert is_business_number(number)
    assert is_business_number(number.replace("-", ""))
    assert checked(normalised(number)[:9]) == normalised(number)


@pytest.mark.parametrize(
    "number",
    [
        "",
        "124-81-0099",
        "124-81-009980",
        "124-81-00997",
        "l24-81-00998",
        "१२४8100998",
        "124_81_00998",
        "000-00-00000",
        checked("100810001"),
        checked("099810001"),
        checked("124000001"),
        checked("124810000"),
    ],
)
def test_anything_else_is_not(number: str) -> None:
    assert not is_business_number(number)


@pytest.mark.parametrize("number", [checked("101810001"), checked("124010001"), checked("124819999")])
def test_the_first_office_type_and_serial_number_are_business_numbers(number: str) -> None:
    assert is_business_number(number)


@pytest.mark.parametrize(
    ("first_nine", "number"), [("999810001", "9998100015"), ("999860002", "9998600024"), ("124810099", "1248100998")]
)
def test_nine_digits_get_their_check_digit(first_nine: str, number: str) -> None:
    assert checked(first_nine) == number


@given(first_nine=FIRST_NINE, place=st.integers(0, 9), shift=st.integers(1, 9))
@settings(derandomize=True)
def test_every_single_wrong_digit_is_found(first_nine: str, place: int, shift: int) -> None:
    number = checked(first_nine)
    wrong = f"{number[:place]}{(int(number[place]) + shift) % 10}{number[place + 1 :]}"
    assert is_business_number(number)
    assert not is_business_number(wrong)


@pytest.mark.parametrize("typed", ["124-81-00998", " 124 81 00998 ", "1248100998", "124-8100998\t"])
def test_hyphens_and_spaces_do_not_matter(typed: str) -> None:
    assert normalised(typed) == "1248100998"
    assert formatted(typed) == "124-81-00998"
