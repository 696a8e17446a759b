"""What commands share: the open database of the data folder, what must have been opened in it, and a progress bar."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from adapters.postgres import Database, External, Server, Unusable, open_database
from domain.subjects import SUBJECT
from domain.subjects.facts import SubjectKind
from web.data_folder import OfficeNotOpened, a_log, is_demonstration
from web.settings import Settings, environment

NOT_OPENED = (
    "이 자료 폴더에는 아직 기록이 없습니다. 시연으로 시작하려면 `sangsaeng serve --demonstration`, "
    "업무용으로 열려면 `sangsaeng open`을 실행하십시오.\n"
    "Nothing is recorded in this data folder yet. For a demonstration run `sangsaeng serve --demonstration`; "
    "to open an office for real work run `sangsaeng open`."
)
SCREEN = Console(stderr=True)


@contextmanager
def opened(chosen: Settings) -> Iterator[tuple[Server | External, Database]]:
    """The server and the database, whether a serving office runs them already or not."""
    try:
        found = open_database(chosen.data_dir, environment())
    except Unusable as unusable:
        raise click.ClickException(str(unusable)) from None
    try:
        yield found.server, found.database
    finally:
        found.server.stop()


@contextmanager
def database_of(chosen: Settings) -> Iterator[Database]:
    """The database alone."""
    with opened(chosen) as (_, database):
        yield database


def require_opened(database: Database) -> None:
    """Refuse a log nothing was recorded in."""
    try:
        is_demonstration(database)
    except OfficeNotOpened:
        raise click.ClickException(NOT_OPENED) from None


def require_demonstration(database: Database) -> None:
    """Refuse an office for real work, and a log nothing was recorded in."""
    require_opened(database)
    if not is_demonstration(database):
        raise click.ClickException("This is not a demonstration office. 시연용 사무소가 아닙니다.")


def require_person(database: Database, person: UUID) -> None:
    """Refuse who is not registered; a demonstration has people of its own, and no accounts."""
    require_opened(database)
    if is_demonstration(database):
        raise click.ClickException("시연용 사무소에는 계정이 없습니다. A demonstration has no accounts.")
    with a_log(database) as log:
        known = log.load(SUBJECT, person).state
    if known is None or known.kind is not SubjectKind.PERSON:
        raise click.ClickException("등록된 사람이 아닙니다. No person is registered under that id.")


def bar() -> Progress:
    """A progress bar that counts, on the error stream."""
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        console=SCREEN,
    )
