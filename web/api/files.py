"""Files at the door: what was uploaded, told by its content, and a paper handed out for saving."""

import unicodedata
from dataclasses import dataclass
from pathlib import PurePosixPath, PureWindowsPath
from typing import cast

from flask import Response
from werkzeug.datastructures import FileStorage

from application.csv_lists import BadList
from domain.facts import Refused
from domain.values import Paper
from web.api.bodies import BoundedBuffer
from web.api.fields import LINE
from web.api.naming import opened
from web.current import language, office
from web.problems import Problem
from web.saving import for_saving
from web.wording.validation import said


@dataclass(frozen=True, kw_only=True)
class Uploaded:
    """A file as it was sent; the media type is told by its content and not by its name."""

    file_name: str
    media_type: str
    data: bytes


def uploaded(file: FileStorage) -> Uploaded:
    """The file of a request. Raises `Problem` (422) for an empty one, and for a kind that is not taken."""
    # The buffer's own bytes: reading them would make a second copy.
    data = cast("BoundedBuffer", file.stream).getvalue()
    if not data:
        raise Problem("invalid", errors={"file": [said("empty-file", language())]})
    media_type = office().papers.sniff(data)
    if media_type is None:
        raise Problem("paper-kind-not-taken")
    return Uploaded(file_name=file_name(file.filename or ""), media_type=media_type, data=data)


def saved(paper: Paper) -> Response:
    """A paper, for saving: it is never shown inside a page of this office. Raises `Refused` where it is gone."""
    try:
        data = office().papers.get(paper)
    except LookupError:
        raise Refused("paper-gone") from None
    return for_saving(paper, data, opened(paper.label))


def rows_problem(bad: BadList) -> Problem:
    """What is wrong with a list, row by row."""
    errors: dict[str, list[str]] = {}
    for problem in bad.problems:
        path = "file" if problem.row is None else f"row.{problem.row}"
        errors.setdefault(path, []).append(said(problem.code, language()))
    return Problem("rows-invalid", errors=errors)


def file_name(given: str) -> str:
    """The file's own name, without the folders some clients send."""
    name = PurePosixPath(PureWindowsPath(given).name).name
    return unicodedata.normalize("NFC", name).strip()[-LINE:] or "paper"
