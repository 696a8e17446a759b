"""Tiny files of each kind, as real programs write them."""

import io
import struct
import zipfile
import zlib

ODF = "application/vnd.oasis.opendocument."


def pdf(version: str = "1.7") -> bytes:
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 10 10] >>",
    ]
    body, places = f"%PDF-{version}\n%\xe2\xe3\xcf\xd3\n".encode("latin-1"), []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(body)
    return body + b"xref\n0 4\n0000000000 65535 f \n" + table + trailer


def png() -> bytes:
    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">L", len(content)) + name + content + struct.pack(">L", zlib.crc32(name + content))

    header = chunk(b"IHDR", struct.pack(">2L5B", 1, 1, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")


def jpeg() -> bytes:
    jfif = b"\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0"
    quantization = b"\xff\xdb\0\x43\0" + bytes([1] * 64)
    frame = b"\xff\xc0\0\x0b\x08\0\1\0\1\1\1\x11\0"
    huffman = b"\xff\xc4\0\x14\0\1" + bytes(15) + b"\0" + b"\xff\xc4\0\x14\x10\1" + bytes(15) + b"\0"
    return b"\xff\xd8" + jfif + quantization + frame + huffman + b"\xff\xda\0\x08\1\1\0\0\x3f\0\x3f\xff\xd9"


def zipped(names: dict[str, bytes], *, mimetype: str | None = None, comment: bytes = b"") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        if mimetype:
            archive.writestr("mimetype", mimetype, zipfile.ZIP_STORED)
        for name, content in names.items():
            archive.writestr(name, content)
        archive.comment = comment
    return out.getvalue()


def office_open_xml(*parts: str) -> bytes:
    return zipped(dict.fromkeys(("[Content_Types].xml", "_rels/.rels", *parts), b"<x/>"))


def open_document(kind: str) -> bytes:
    return zipped({"content.xml": b"<x/>", "META-INF/manifest.xml": b"<x/>"}, mimetype=ODF + kind)


def hwpx(mimetype: str = "application/hwp+zip") -> bytes:
    names = ("version.xml", "Contents/header.xml", "Contents/section0.xml", "Contents/content.hpf", "settings.xml")
    return zipped(
        dict.fromkeys((*names, "META-INF/container.xml", "META-INF/manifest.xml"), b"<x/>"), mimetype=mimetype
    )


def compound(name: str, content: bytes, *, inside: str | None = None, sector: int = 512) -> bytes:
    """A compound file with one small stream in its root folder, or in a folder inside."""
    nothing, end, table = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    minis = -(-len(content) // 64)
    length = -(-minis * 64 // sector)
    header = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16)
    header += struct.pack("<5H6x", 0x3E, 3 if sector == 512 else 4, 0xFFFE, sector.bit_length() - 1, 6)
    header += struct.pack("<9L", 0, 1, 1, 0, 4096, 2, 1, end, 0) + struct.pack("<109L", 0, *[nothing] * 108)
    links = [table, end, end, *range(4, 3 + length), end]
    fat = struct.pack(f"<{len(links)}L", *links).ljust(sector, b"\xff")
    mini_fat = struct.pack(f"<{minis}L", *range(1, minis), end).ljust(sector, b"\xff")
    stream = _entry(name, 2, start=0, size=len(content))
    root = _entry("Root Entry", 5, child=1, start=3, size=minis * 64)
    entries = [root, _entry(inside, 1, child=2), stream] if inside else [root, stream]
    directory = b"".join(entries).ljust(sector, b"\0")
    return header.ljust(sector, b"\0") + fat + directory + mini_fat + content.ljust(length * sector, b"\0")


def _entry(name: str, kind: int, *, child: int = 0xFFFFFFFF, start: int = 0, size: int = 0) -> bytes:
    written = (name + "\0").encode("utf-16-le")
    tree = struct.pack("<HBB3L", len(written), kind, 1, 0xFFFFFFFF, 0xFFFFFFFF, child)
    return written.ljust(64, b"\0") + tree + bytes(36) + struct.pack("<LQ", start, size)


def hwp(signature: bytes = b"HWP Document File", *, inside: str | None = None, sector: int = 512) -> bytes:
    file_header = (signature.ljust(32, b"\0") + bytes([0, 0, 1, 5]) + bytes([1, 0, 0, 0])).ljust(256, b"\0")
    return compound("FileHeader", file_header, inside=inside, sector=sector)


def every_byte_changed(data: bytes) -> list[bytes]:
    return [data[:place] + bytes([data[place] ^ 0xFF]) + data[place + 1 :] for place in range(len(data))]
