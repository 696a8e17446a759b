"""`sangsaeng rebuild`: the next book, folded beside the one that is read, compared with it and put in its place."""

from collections.abc import Sequence

import click
from rich.progress import Progress, TaskID

from adapters.views.rebuilding import Difference, InUse, Rebuilder, UnderWay
from web.commands.opened import bar, database_of, require_opened
from web.data_folder import a_log, projector
from web.settings import settings

STEPS = {
    "folding": "장부 새로 쓰기 · folding the next book",
    "indexing": "찾아보기 만들기 · making its indexes",
    "comparing": "지금 장부와 견주기 · comparing with the book",
}
UNDER_WAY = (
    "다른 rebuild가 진행 중입니다. 끝난 다음 다시 실행하십시오.\nAnother rebuild is under way. Run this again after it."
)
IN_USE = (
    "장부를 읽는 일이 끊이지 않아 바꾸지 못했습니다. 새 장부는 남아 있으니 잠시 뒤 다시 실행하십시오.\n"
    "The book was being read without a pause. The next one is kept: run this again in a while."
)
STOPPED = (
    "멈추었습니다. 한 시간 안에 다시 실행하면 멈춘 곳에서 이어 갑니다. 지금 장부는 그대로입니다.\n"
    "Stopped. Run this again within an hour to go on from here. The book is as it was."
)


@click.command()
@click.option("--anew", is_flag=True, help="Throw away what an interrupted rebuild has folded already.")
@click.option("--compare", "only", is_flag=True, help="Say how the next book differs, and leave the book as it is.")
def rebuild(*, anew: bool, only: bool) -> None:
    """Fold the whole log anew, and let the new book take the old one's place. The office goes on meanwhile."""
    chosen = settings()
    with database_of(chosen) as database, a_log(database, connections=2) as log:
        require_opened(database)
        with bar() as shown:
            rebuilder = Rebuilder(projector=projector(chosen, database, log), progress=Steps(shown))
            try:
                differences = rebuilder.rebuild(anew=anew, swap=not only)
            except UnderWay:
                raise click.ClickException(UNDER_WAY) from None
            except InUse:
                raise click.ClickException(IN_USE) from None
            except KeyboardInterrupt:
                raise click.ClickException(STOPPED) from None
        _tell(differences)
        if only:
            click.echo("장부는 그대로입니다. The book is as it was.")
        else:
            click.echo(f"장부를 기록 {log.head()}까지 다시 썼습니다. The book is folded up to position {log.head()}.")


class Steps:
    """Shows each step of a rebuild as a bar of its own."""

    def __init__(self, shown: Progress) -> None:
        """Show nothing yet."""
        self._shown = shown
        self._tasks: dict[str, TaskID] = {}

    def __call__(self, step: str, done: int, of: int) -> None:
        """Show how far a step is."""
        if step not in self._tasks:
            self._tasks[step] = self._shown.add_task(STEPS[step], total=of)
        self._shown.update(self._tasks[step], completed=done, total=of)


def _tell(differences: Sequence[Difference]) -> None:
    differing = [one for one in differences if one.any]
    rows = sum(one.same for one in differences)
    click.echo(f"같은 행 {rows:,}개. {rows:,} rows are the same.")
    for one in differing:
        click.echo(
            f"  {one.table}: 바뀐 행 {one.changed:,}, 없어진 행 {one.gone:,}, 새 행 {one.new:,}"
            f" · {one.changed:,} changed, {one.gone:,} gone, {one.new:,} new"
        )
