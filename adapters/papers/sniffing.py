"""What an uploaded file is, by what is in it and never by its name or by what the sender says.

An allow-list: the few kinds an office takes, each recognised strictly, and nothing else. Telling the kind is all this
does: that a file is whole, harmless or readable is another matter.
"""

import re
from collections.abc import Callable

from adapters.papers.compound import first_bytes_of
from adapters.papers.zips import Contents, contents
from domain.values import MediaType

PDF = "application/pdf"
PNG = "image/png"
JPEG = "image/jpeg"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
ODT = "application/vnd.oasis.opendocument.text"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
ODP = "application/vnd.oasis.opendocument.presentation"
HWP = "application/x-hwp"
HWPX = "application/hwp+zip"

_MAIN_PARTS = {"word/document.xml": DOCX, "xl/workbook.xml": XLSX, "ppt/presentation.xml": PPTX}
_PDF_TAIL = 1024  # bytes: readers look for the end mark this far from the end (ISO 32000-1, annex H.3.4.3)


def sniff(data: bytes) -> MediaType | None:
    """The media type of a whole file, or None for anything the office does not take."""
    return next((kind for recognise in _RECOGNISERS if (kind := recognise(data))), None)


def _pdf(data: bytes) -> MediaType | None:
    return PDF if re.match(rb"%PDF-[12]\.[0-9]\s", data) and b"%%EOF" in data[-_PDF_TAIL:] else None


def _png(data: bytes) -> MediaType | None:
    starts = data.startswith(b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR")
    return PNG if starts and data.endswith(b"\0\0\0\0IEND\xae\x42\x60\x82") else None


def _jpeg(data: bytes) -> MediaType | None:
    # Telephones write notes of their own behind the image's end.
    return JPEG if data.startswith(b"\xff\xd8\xff") and b"\xff\xd9" in data else None


def _hwp(data: bytes) -> MediaType | None:
    # The signature is 32 bytes, filled up with zeros (HWP 5.0 file format, FileHeader).
    header = first_bytes_of(data, "FileHeader")
    return HWP if header and header.startswith(b"HWP Document File".ljust(32, b"\0")) else None


def _zipped(data: bytes) -> MediaType | None:
    inside = contents(data)
    if inside is None:
        return None
    return _declared(inside) if inside.mimetype else _office_open_xml(inside)


def _declared(inside: Contents) -> MediaType | None:
    """ODF and HWPX, which say what they are in a first entry of their own."""
    for kind, needed in (
        (ODT, "content.xml"),
        (ODS, "content.xml"),
        (ODP, "content.xml"),
        (HWPX, "Contents/content.hpf"),
    ):
        if inside.mimetype == kind.encode() and {needed, "META-INF/manifest.xml"} <= inside.names:
            return kind
    return None


def _office_open_xml(inside: Contents) -> MediaType | None:
    if not {"[Content_Types].xml", "_rels/.rels"} <= inside.names:
        return None
    if any(name.lower().endswith("vbaproject.bin") for name in inside.names):
        return None
    kinds = [kind for part, kind in _MAIN_PARTS.items() if part in inside.names]
    return kinds[0] if len(kinds) == 1 else None


_RECOGNISERS: tuple[Callable[[bytes], MediaType | None], ...] = (_pdf, _png, _jpeg, _hwp, _zipped)
