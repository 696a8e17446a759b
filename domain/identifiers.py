"""Business registration numbers (사업자등록번호): their shape and their check digit.

A right check digit proves nothing but the absence of a slip: it finds every single wrong digit, yet misses about one
swap of neighbours in ten. Whether the tax office knows the number is another matter (`FirmProfile.number_verified`).
"""

import re

BUSINESS_WEIGHTS = (1, 3, 7, 1, 3, 7, 1, 3, 5)
BUSINESS_SHAPE = re.compile(r"(?!0|100)[0-9]{3}(?!00)[0-9]{2}(?!0000)[0-9]{4}[0-9]")
"""Tax office from 101, type from 01, serial number from 0001, check digit."""


def normalised(number: str) -> str:
    """A number as typed, without its hyphens and spaces."""
    return re.sub(r"[\s-]", "", number)


def is_business_number(number: str) -> bool:
    """Whether a text is a business registration number (사업자등록번호), hyphens or not, with a right check digit."""
    digits = normalised(number)
    return BUSINESS_SHAPE.fullmatch(digits) is not None and digits == checked(digits[:9])


def formatted(number: str) -> str:
    """A business number as it is printed: NNN-NN-NNNNN."""
    digits = normalised(number)
    return f"{digits[:3]}-{digits[3:5]}-{digits[5:]}"


def checked(first_nine: str) -> str:
    """The business number, ten digits, that these nine begin: they and their check digit."""
    digits = [int(digit) for digit in first_nine]
    total = sum(weight * digit for weight, digit in zip(BUSINESS_WEIGHTS, digits, strict=True)) + digits[8] * 5 // 10
    return f"{first_nine}{-total % 10}"
