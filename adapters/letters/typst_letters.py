"""Letters typeset by typst: templates in `templates/`, data as JSON, PDF/A-2a and PDF/UA-1, the same bytes for the same letter."""

import json
from collections.abc import Callable
from datetime import datetime
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pylopdf_fonts_ko
import segno

from adapters.letters.glyphs import shown_by
from adapters.letters.plain import Plain
from application.letters.contents import Certificate, Contents
from application.ports import Document, LetterUnwritten
from domain.certifications.facts import CertificateNo
from domain.values import Sha256, start_of

if TYPE_CHECKING:
    from typst import Fonts

TEMPLATES = Path(__file__).with_name("templates")
MAIN = TEMPLATES / "letter.typ"

Word = Callable[[str], str]
"""The Korean word for a code."""
Check = Callable[[CertificateNo, bool], str | None]
"""Where a certificate is checked, by its number and whether it is a demonstration's; null where the office has no address."""


class TypstLetters:
    """`application.ports.Letters`. Typesetter and font are loaded with the first letter."""

    def __init__(self, *, word: Word, check: Check) -> None:
        self._word = word
        self._check = check

    @property
    def writer(self) -> Sha256:
        """SHA-256 over the templates, the font and the version of the typesetter."""
        return _writer()

    def render(self, letter: Contents) -> Document:
        """The letter as a PDF. Raises `LetterUnwritten`."""
        plain = Plain(shows=_shown(), word=self._word)
        title = self._word(letter.kind.value)
        told = {"title": title, **plain.of(letter), **self._code(letter)}
        told |= {"words": plain.words, "boxed": plain.boxed}
        return Document(title=title, data=_typeset(json.dumps(told), start_of(letter.on)))

    def _code(self, letter: Contents) -> dict[str, str | None]:
        """The address of a certificate's check, and the same as a picture to be photographed."""
        if not isinstance(letter.body, Certificate):
            return {}
        address = self._check(letter.body.number, letter.demonstration)
        return {"check": address, "code": address and _picture(address)}


def _typeset(told: str, made: datetime) -> bytes:
    import typst  # noqa: PLC0415 - 80 MB that only those who write letters need

    compiler = typst.Compiler(root=TEMPLATES, font_paths=_fonts(), ignore_system_fonts=True)
    try:
        pdf = compiler.compile(
            MAIN,
            format="pdf",
            sys_inputs={"letter": told},
            pdf_standards=["a-2a", "ua-1"],
            timestamp=made,
        )
    except RuntimeError as error:
        # What it says may repeat what somebody typed.
        raise LetterUnwritten("the typesetter refused the letter") from error
    if not isinstance(pdf, bytes):
        raise LetterUnwritten("the typesetter made no document")
    return pdf


def _picture(address: str) -> str:
    drawn = BytesIO()
    segno.make(address, error="m", micro=False).save(drawn, kind="svg", xmldecl=False, border=4)
    return drawn.getvalue().decode()


@cache
def _fonts() -> "Fonts":
    import typst  # noqa: PLC0415 - as above

    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[pylopdf_fonts_ko.sans_path().parent]
    )


@cache
def _shown() -> frozenset[int]:
    return shown_by(pylopdf_fonts_ko.sans_path())


@cache
def _writer() -> Sha256:
    parts = sorted(TEMPLATES.glob("*.typ"))
    digest = sha256(f"typst {version('typst')}\n".encode())
    for one in (*parts, pylopdf_fonts_ko.sans_path()):
        digest.update(f"{one.name} {sha256(one.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()
