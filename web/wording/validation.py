"""What is said of a field that was filled in wrongly. Known by code, or by the validation library's own English sentence."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from web.wording.words import Wording

CODES: Mapping[str, Wording] = MappingProxyType(
    {
        "unreadable-characters": Wording("쓸 수 없는 문자가 있습니다.", "It holds characters that no text may."),
        "given-twice": Wording("두 번 들어 있습니다.", "It is given twice."),
        "blank": Wording("비어 있습니다.", "It is blank."),
        "one-line": Wording("한 줄로 쓰십시오.", "Write it on one line."),
        "day": Wording("날짜를 YYYY-MM-DD로 쓰십시오.", "Write the day as YYYY-MM-DD."),
        "instant": Wording(
            "시각을 시간대까지 쓰십시오. 예: 2021-04-20T00:00:00+09:00.",
            "Write the instant with its offset, such as 2021-04-20T00:00:00+09:00.",
        ),
        "id": Wording("UUID를 소문자로 쓰십시오.", "Write a UUID in lower case."),
        "flag": Wording("true 또는 false를 쓰십시오.", "Write true or false."),
        "digits": Wording("정해진 자릿수의 숫자로 쓰십시오.", "Write digits only, as many as this number has."),
        "format": Wording("형식이 맞지 않습니다.", "It does not have the form it must have."),
        "business-number": Wording(
            "사업자등록번호가 맞지 않습니다. 10자리와 검증 숫자를 확인하십시오.",
            "It is no valid business number. Check its ten digits, the last of which is a check digit.",
        ),
        "decimal": Wording(
            "소수점 아래 자릿수를 지켜 쓰십시오.", "Write a decimal number with no more decimal places than allowed."
        ),
        "email": Wording("전자우편 주소를 쓰십시오.", "Write an e-mail address."),
        "phone": Wording("전화번호를 숫자와 붙임표로 쓰십시오.", "Write the phone number with digits and hyphens."),
        "cursor": Wording("앞선 응답의 next를 그대로 쓰십시오.", "Send the `next` of an earlier answer, unchanged."),
        "position": Wording(
            "앞선 응답의 Sangsaeng-Position을 그대로 쓰십시오.", "Send the Sangsaeng-Position of an earlier answer."
        ),
        "known-by": Wording(
            "기록 번호나 시각을 쓰십시오. 예: 1200 또는 2021-06-30T18:00:00+09:00.",
            "Write a position of the log or an instant, such as 1200 or 2021-06-30T18:00:00+09:00.",
        ),
        "resident-number": Wording(
            "주민등록번호로 보이는 숫자가 있습니다.", "It holds a number that looks like a resident number."
        ),
        "reasons-required": Wording("사유가 필요합니다.", "Reasons are required."),
        "reasons-not-taken": Wording("제출하기 전에는 사유를 쓰지 않습니다.", "A draft is amended without reasons."),
        "empty-file": Wording("빈 파일입니다.", "The file is empty."),
        "encoding": Wording("UTF-8이나 CP949로 저장하십시오.", "Save it in UTF-8 or CP949."),
        "header": Wording(
            "첫 줄의 칸 이름이 이 목록의 것이 아닙니다. 안내에 적힌 이름을 쓰십시오.",
            "The first row does not name this list's columns. Use the names that the documentation gives.",
        ),
        "no-rows": Wording("내용이 없습니다.", "There are no rows."),
        "too-many-rows": Wording("줄이 너무 많습니다.", "There are too many rows."),
        "columns": Wording("칸 수가 첫 줄과 다릅니다.", "It has not as many columns as the first row."),
        "days-out-of-order": Wording("첫날이 마지막 날보다 늦습니다.", "The first day comes after the last."),
        "day-to-come": Wording("아직 오지 않은 날입니다.", "That day is to come."),
        "purchase-kind": Wording("구분은 계약이나 납품이어야 합니다.", "The kind must be CONTRACTED or DELIVERED."),
        "contract-number": Wording(
            "계약번호는 숫자, 영문 대문자, 붙임표 4~40자로 쓰십시오.",
            "Write the contract number with 4 to 40 digits, capital letters and hyphens.",
        ),
        "line-number": Wording("순번은 1부터의 정수여야 합니다.", "The line must be a whole number from 1."),
        "amount": Wording(
            "금액은 1원 이상의 정수로 쓰십시오. 쉼표는 천 단위에만 씁니다.",
            "Write the amount as whole won, one or more; commas stand between thousands only.",
        ),
        "amount-basis": Wording(
            "부가세는 포함, 별도, 미상 가운데 하나여야 합니다.",
            "The tax must be VAT_INCLUDED, VAT_EXCLUDED or VAT_UNKNOWN.",
        ),
        "body-unknown": Wording("등록되지 않은 공공기관입니다.", "No public body is registered under that number."),
        "product-unknown": Wording("그 번호의 확인서가 없습니다.", "There is no certificate of that number."),
        "purchase-otherwise": Wording(
            "같은 줄이 다르게 기록되어 있습니다. 사유와 함께 바로잡으십시오.",
            "The same line is on record otherwise: correct it, with reasons.",
        ),
        "purchase-struck": Wording("구매 실적에서 뺀 줄입니다.", "That line was struck."),
        "row-twice": Wording("같은 줄이 앞에 있습니다.", "The same row stands above."),
    }
)

LIBRARY: Mapping[str, Wording] = MappingProxyType(
    {
        r"Missing data for required field\.": Wording("필수 항목입니다.", "It is required."),
        r"Field may not be null\.": Wording("비워 둘 수 없습니다.", "It may not be null."),
        r"Unknown field\.": Wording("없는 항목입니다.", "There is no such field."),
        r"Invalid input type\.": Wording("JSON 객체가 아닙니다.", "It must be a JSON object."),
        r"Invalid type\.": Wording("JSON 객체가 아닙니다.", "It must be a JSON object."),
        r"Not a valid string\.": Wording("글이 아닙니다.", "It must be a text."),
        r"Not a valid integer\.": Wording("정수가 아닙니다.", "It must be a whole number."),
        r"Not a valid number\.": Wording("숫자가 아닙니다.", "It must be a number."),
        r"Not a valid list\.": Wording("목록이 아닙니다.", "It must be a list."),
        r"Not a valid file\.": Wording("파일이 아닙니다.", "It must be a file."),
        r"Number too large\.": Wording("숫자가 너무 큽니다.", "The number is too large."),
        r"Must be one of: (.*)\.": Wording("다음 가운데 하나여야 합니다: {0}.", "It must be one of: {0}."),
        r"Shorter than minimum length (\d+)\.": Wording("{0} 이상이어야 합니다.", "It must be at least {0} long."),
        r"Longer than maximum length (\d+)\.": Wording("{0} 이하여야 합니다.", "It may be at most {0} long."),
        r"Length must be between (\d+) and (\d+)\.": Wording(
            "길이는 {0} 이상 {1} 이하여야 합니다.", "Its length must be between {0} and {1}."
        ),
        r"Must be greater than or equal to (\S+)\.": Wording("{0} 이상이어야 합니다.", "It must be at least {0}."),
        r"Must be less than or equal to (\S+)\.": Wording("{0} 이하여야 합니다.", "It may be at most {0}."),
        r"Must be greater than or equal to (\S+) and less than or equal to (\S+)\.": Wording(
            "{0} 이상 {1} 이하여야 합니다.", "It must be between {0} and {1}."
        ),
    }
)
"""marshmallow's sentences, as patterns."""


def said(message: str, language: str) -> str:
    """The sentence for a code or for a sentence of the library. Raises `KeyError` for one that nobody worded."""
    if message in CODES:
        return CODES[message].in_language(language)
    for pattern, wording in LIBRARY.items():
        if found := re.fullmatch(pattern, message):
            return wording.in_language(language).format(*found.groups())
    raise KeyError(message)
