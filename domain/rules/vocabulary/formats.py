"""The formats a plain string or a decimal may have in a fact (law 11: no bare text)."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated


@dataclass(frozen=True)
class Format:
    """A declared format: the only way a plain string may stand in a fact."""

    name: str
    pattern: str

    def matches(self, text: str) -> bool:
        """Whether the whole of `text` has this format."""
        return re.fullmatch(self.pattern, text) is not None


@dataclass(frozen=True)
class Scale:
    """The number of decimal places a decimal field is written with."""

    places: int


GoodsListingNo = Annotated[str, Format("goods listing number (물품목록번호)", r"[0-9]{16}")]
DetailItemNo = Annotated[str, Format("detailed item name number (세부품명번호)", r"[0-9]{10}")]
GoodsClassNo = Annotated[str, Format("goods classification number (물품분류번호)", r"[0-9]{8}")]
Word = Annotated[str, Format("word of the program", r"[a-z][a-z0-9_.-]{0,63}")]
Detail = Annotated[str, Format("explaining value: a code, number, day or id", r"[A-Za-z0-9_.:+-]{1,64}")]
Source = Annotated[str, Format("source in law or notice", r"[가-힣A-Za-z0-9§①-⑳ ()~·.,:-]{1,80}")]
Exact = Annotated[str, Format("exact number: a whole number or a reduced fraction", r"[0-9]{1,80}(/[1-9][0-9]{0,79})?")]
"""A figure of a computation before it is rounded, such as `250/3`: nothing is lost, and anybody can redo it by hand."""
Points = Annotated[Decimal, Scale(2)]
"""Score points, two decimal places."""
Share = Annotated[Decimal, Scale(4)]
"""A weight between 0 and 1, four decimal places."""
