import io
import struct
import zipfile
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as some

from adapters.papers import sniffing
from adapters.papers.sniffing import sniff
from adapters.papers.zips import MOST_ENTRIES, contents
from domain.rules.vocabulary import Format
from domain.values import MediaType
from tests.adapters.papers import samples

TAKEN = {
    "pdf": (samples.pdf(), sniffing.PDF),
    "png": (samples.png(), sniffing.PNG),
    "jpeg": (samples.jpeg(), sniffing.JPEG),
    "a telephone's jpeg": (samples.jpeg() + b"SEFH\x6a\0\0\0SEFT", sniffing.JPEG),
    "a pdf with a note on its first line": (samples.pdf("1.4 "), sniffing.PDF),
    "docx": (samples.office_open_xml("word/document.xml", "word/styles.xml"), sniffing.DOCX),
    "xlsx": (samples.office_open_xml("xl/workbook.xml", "xl/worksheets/sheet1.xml"), sniffing.XLSX),
    "pptx": (samples.office_open_xml("ppt/presentation.xml"), sniffing.PPTX),
    "odt": (samples.open_document("text"), sniffing.ODT),
    "ods": (samples.open_document("spreadsheet"), sniffing.ODS),
    "odp": (samples.open_document("presentation"), sniffing.ODP),
    "hwp": (samples.hwp(), sniffing.HWP),
    "hwp with large sectors": (samples.hwp(sector=4096), sniffing.HWP),
    "hwpx": (samples.hwpx(), sniffing.HWPX),
    "a commented zip": (
        samples.zipped(
            dict.fromkeys(("[Content_Types].xml", "_rels/.rels", "word/document.xml"), b"<x/>"), comment=b"hello"
        ),
        sniffing.DOCX,
    ),
}

REFUSED = {
    "nothing": b"",
    "a text": "상생".encode(),
    "a page": b"<!DOCTYPE html><script>alert(1)</script>",
    "a vector image": b'<svg xmlns="http://www.w3.org/2000/svg"/>',
    "a program": b"\x7fELF" + bytes(100),
    "a gif": b"GIF89a" + bytes(20),
    "a pdf behind something else": b"\n" + samples.pdf(),
    "a pdf cut off": samples.pdf()[:-8],
    "a pdf of no known version": samples.pdf("9.9"),
    "a png cut off": samples.png()[:-1],
    "a png with something behind": samples.png() + b"PK",
    "a jpeg cut off": samples.jpeg()[:-1],
    "a jpeg behind something else": b"\0" + samples.jpeg(),
    "a zip": samples.zipped({"a.txt": b"a"}),
    "an empty zip": samples.zipped({}),
    "a jar": samples.zipped({"META-INF/MANIFEST.MF": b"", "A.class": b""}),
    "a docx with macros": samples.office_open_xml("word/document.xml", "word/vbaProject.bin"),
    "a docx that is an xlsx too": samples.office_open_xml("word/document.xml", "xl/workbook.xml"),
    "a docx without types": samples.zipped({"_rels/.rels": b"", "word/document.xml": b""}),
    "a binary workbook": samples.office_open_xml("xl/workbook.bin"),
    "an odf drawing": samples.open_document("graphics"),
    "an odf without content": samples.zipped({"META-INF/manifest.xml": b""}, mimetype=samples.ODF + "text"),
    "a book": samples.zipped({"META-INF/container.xml": b""}, mimetype="application/epub+zip"),
    "a hwpx of no such type": samples.hwpx("application/hwp+zip\n"),
    "a zip behind something else": b"\0" + samples.open_document("text"),
    "a zip with something behind": samples.open_document("text") + b"\0",
    "a word document of old": samples.compound("WordDocument", bytes(256)),
    "a hwp inside another document": samples.hwp(inside="ObjectPool"),
    "a hwp of another signature": samples.hwp(b"HWP Document Fill"),
    "a hwp with more in its signature": samples.hwp(b"HWP Document File V9"),
    "a hwp of the third version": b"HWP Document File V3.00 \x1a\1\2\3\4\5" + bytes(128),
    "the magic of a compound file alone": bytes.fromhex("d0cf11e0a1b11ae1"),
}


@pytest.mark.parametrize(("data", "kind"), TAKEN.values(), ids=TAKEN)
def test_a_kind_that_the_office_takes_is_told(data: bytes, kind: str) -> None:
    assert sniff(data) == kind
    form: Format = get_args(MediaType)[1]
    assert form.matches(kind)


@pytest.mark.parametrize("data", REFUSED.values(), ids=REFUSED)
def test_anything_else_is_told_to_be_nothing(data: bytes) -> None:
    assert sniff(data) is None


@given(some.binary(max_size=400), some.sampled_from([data[:40] for data, _ in TAKEN.values()]))
def test_no_bytes_make_it_fail(data: bytes, head: bytes) -> None:
    assert sniff(head + data) in {None, *(kind for _, kind in TAKEN.values())}


@pytest.mark.parametrize("name", ["hwp", "hwpx", "docx", "odt"])
def test_a_damaged_container_is_told_rightly_or_not_at_all(name: str) -> None:
    whole, kind = TAKEN[name]
    answers = [
        sniff(data) for data in (*samples.every_byte_changed(whole), *(whole[:end] for end in range(len(whole))))
    ]
    assert set(answers) <= {kind, None}
    assert answers.count(None) > 100


def test_a_zip_with_too_many_entries_is_refused() -> None:
    names = dict.fromkeys([f"word/{number}" for number in range(MOST_ENTRIES - 3)], b"")
    most = samples.office_open_xml("word/document.xml", *names)
    assert sniff(most) == sniffing.DOCX
    assert sniff(samples.office_open_xml("word/document.xml", *names, "word/more")) is None


def test_a_bomb_is_refused_by_what_it_declares() -> None:
    bomb = samples.zipped({"[Content_Types].xml": b"", "_rels/.rels": b"", "word/document.xml": bytes(17 << 20)})
    fair = samples.zipped({"[Content_Types].xml": b"", "_rels/.rels": b"", "word/document.xml": bytes(15 << 20)})
    assert sniff(bomb) is None
    assert sniff(fair) == sniffing.DOCX


def declaring(data: bytes, true: int, told: int) -> bytes:
    """A zip file that says `told` in both places wherever it said that an entry unpacks to `true` bytes."""
    return data.replace(true.to_bytes(4, "little"), told.to_bytes(4, "little"))


def test_a_bomb_that_lies_about_its_size_is_refused() -> None:
    size = (15 << 20) + 4321
    parts = {"[Content_Types].xml": b"", "_rels/.rels": b"", "word/document.xml": bytes(size)}
    honest = samples.zipped(parts)
    assert honest.count(size.to_bytes(4, "little")) == 2
    assert sniff(honest) == sniffing.DOCX
    for told in (0, 1000, size - 1, size + 1):
        assert sniff(declaring(honest, size, told)) is None


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_zip_packed_as_documents_are_not_is_refused(method: int) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name in ("[Content_Types].xml", "_rels/.rels", "word/document.xml"):
            archive.writestr(name, b"<x/>")
    assert sniff(out.getvalue()) is None


@pytest.mark.parametrize("name", ["../evil", "/etc/passwd", "a/../../b", "a\\b"])
def test_a_zip_with_a_name_that_leads_out_is_refused(name: str) -> None:
    assert sniff(samples.office_open_xml("word/document.xml", name)) is None


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_zip_with_the_same_name_twice_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in ("[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/document.xml"):
            archive.writestr(name, b"")
    assert contents(out.getvalue()) is None


def changed(data: bytes, signature: bytes, offset: int, form: str, value: int, *, last: bool = True) -> bytes:
    """A zip file with one number changed behind the last, or first, place of a signature."""
    place = (data.rfind(signature) if last else data.find(signature)) + offset
    written = bytearray(data)
    struct.pack_into(form, written, place, value)
    return bytes(written)


@pytest.mark.parametrize(
    ("signature", "offset", "form", "value"),
    [
        (b"PK\1\2", 42, "<L", 0),
        (b"PK\1\2", 20, "<L", 0xFFFF),
        (b"PK\1\2", 8, "<H", 1),
        (b"PK\1\2", 24, "<L", 0xFFFFFFFF),
        (b"PK\3\4", 30, "<B", ord("X")),
        (b"PK\5\6", 10, "<H", 3),
        (b"PK\5\6", 4, "<H", 1),
        (b"PK\5\6", 16, "<L", 0xFFFFFFFF),
    ],
    ids=[
        "overlapping",
        "longer than the file",
        "encrypted",
        "a huge entry",
        "two names",
        "a hidden entry",
        "a second disk",
        "zip64",
    ],
)
def test_a_zip_that_unpackers_would_read_differently_is_refused(
    signature: bytes, offset: int, form: str, value: int
) -> None:
    whole = samples.office_open_xml("word/document.xml", "word/styles.xml")
    assert sniff(whole) == sniffing.DOCX
    assert sniff(changed(whole, signature, offset, form, value)) is None


def test_a_zip_whose_entry_lies_inside_another_is_refused() -> None:
    inner = samples.zipped({"word/document.xml": b"<x/>"})
    inner = inner[: inner.find(b"PK\1\2")]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in (("[Content_Types].xml", b""), ("_rels/.rels", inner)):
            archive.writestr(name, content)
        archive.writestr("word/document.xml", b"<x/>", zipfile.ZIP_DEFLATED)
    whole = out.getvalue()
    assert sniff(whole) == sniffing.DOCX
    assert sniff(changed(whole, b"PK\1\2", 42, "<L", whole.find(inner))) is None


def test_a_zip_that_accounts_for_what_stands_before_it_is_refused() -> None:
    out = io.BytesIO(b"MZ something that runs")
    with zipfile.ZipFile(out, "a") as archive:
        for name in ("[Content_Types].xml", "_rels/.rels", "word/document.xml"):
            archive.writestr(name, b"")
    assert zipfile.is_zipfile(out)
    assert contents(out.getvalue()) is None


def test_a_zip_whose_directory_holds_more_than_it_counts_or_less_than_it_measures_is_refused() -> None:
    whole = samples.office_open_xml("word/document.xml", "word/styles.xml", "xl/workbook.xml")
    counted = changed(changed(whole, b"PK\5\6", 8, "<H", 4), b"PK\5\6", 10, "<H", 4)
    assert contents(whole) is not None
    assert contents(counted) is None
    assert contents(changed(whole, b"PK\5\6", 12, "<L", 46)) is None


def test_a_compressed_mimetype_is_not_unpacked() -> None:
    names = {"mimetype": b"application/hwp+zip", "Contents/content.hpf": b"", "META-INF/manifest.xml": b""}
    inside = contents(samples.zipped(names))
    assert inside is not None
    assert inside.mimetype is None
    assert sniff(samples.zipped(names)) is None


def test_a_compound_file_whose_chains_go_in_circles_is_refused() -> None:
    whole = samples.hwp()
    circle = bytearray(whole)
    struct.pack_into("<L", circle, 512 + 4, 1)  # the directory's sector follows itself
    struct.pack_into("<H", circle, 1024 + 128 + 64, 0)  # and the stream is not found in it
    assert sniff(bytes(circle)) is None


def test_a_compound_file_whose_table_of_tables_follows_itself_is_read_to_a_bound() -> None:
    further = bytearray(samples.hwp())
    struct.pack_into("<L", further, 68, 0)
    assert sniff(bytes(further)) == sniffing.HWP
