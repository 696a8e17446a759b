"""What a reader finds in a PDF, by a library that has no part in making it."""

import re
from io import BytesIO
from typing import Any

from pypdf import PdfReader


def opened(data: bytes) -> PdfReader:
    return PdfReader(BytesIO(data), strict=True)


def said(data: bytes) -> str:
    """Everything that is said, without white space: where lines break is the typesetter's to say."""
    return squeezed("".join(page.extract_text() for page in opened(data).pages))


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u200b]+", "", text)


def root(data: bytes) -> dict[str, Any]:
    """The catalog of the document."""
    return dict(opened(data).root_object)


def metadata(data: bytes) -> str:
    """The XMP packet, as written."""
    return str(root(data)["/Metadata"].get_object().get_data().decode())


def tags(data: bytes) -> set[str]:
    """The kinds of structure elements."""
    found: set[str] = set()
    waiting: list[Any] = [root(data)["/StructTreeRoot"]]
    while waiting:
        one = waiting.pop()
        one = one.get_object() if hasattr(one, "get_object") else one
        if isinstance(one, list):
            waiting += one
        elif isinstance(one, dict):
            found |= {str(one["/S"])} if "/S" in one else set()
            waiting += [one["/K"]] if "/K" in one else []
    return found
