"""`sangsaeng verify`: whether everything is still as it was sealed."""

from collections import Counter
from pathlib import Path

import click

from adapters.ledger.signing import verifies
from adapters.ledger.verification import Report, Trust, Verification
from adapters.postgres import Database
from application.audit.ledger.checkpoints import trusted_checkpoint
from application.audit.ledger.notes import NoNote
from application.audit.verifying import Damage, Outside
from application.signing_keys import KeyOnRecord
from web.commands.certificates import certified
from web.commands.opened import bar, database_of, require_opened
from web.data_folder import ledger_keys, opened_office
from web.key_store import keys_of
from web.paper_store import papers_of
from web.settings import Settings, settings

MOST_NAMED = 50
"""So many places are named of each kind of damage."""
WITHOUT_OUTSIDE = (
    "이 시스템 밖에 보관한 체크포인트와 비교하지 않았습니다. 운영자의 키를 가진 사람이 전부를 다시 만들었다면 드러나지 않습니다.\n"
    "Nothing was compared with a checkpoint kept outside: had somebody with the operator's key made everything anew, "
    "it would not show. See --against."
)


@click.command()
@click.option(
    "--against",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="A checkpoint that was kept outside: it tells whether the log was cut or rewritten since.",
)
def verify(against: Path | None) -> None:
    """Check every stored byte, the order, the tree, the checkpoints and the book; exit 1 naming each damage and its place."""
    chosen = settings()
    with database_of(chosen) as database:
        require_opened(database)
        trust = _trust(chosen, database)
        outside = _outside(against, trust) if against else None
        keys = keys_of(chosen)
        papers = papers_of(chosen, keys)
        verification = Verification(office=database.office, trust=trust, opens=keys.open, papers=papers)
        with bar() as shown:
            task = shown.add_task("확인 · verifying", total=None)
            report = verification.run(outside, lambda done, total: shown.update(task, completed=done, total=total))
    _tell(report, outside)
    if report.found:
        raise SystemExit(1)


def _trust(chosen: Settings, database: Database) -> Trust:
    keys = ledger_keys(chosen, database)
    return Trust(origin=opened_office(database).origin, operators=keys.verifying(), witnesses=keys.witnesses())


def _outside(file: Path, trust: Trust) -> Outside:
    try:
        checkpoint = trusted_checkpoint(file.read_bytes(), trust.origin, trust.operators, verifies)
    except NoNote as refused:
        raise click.ClickException(
            f"{file}은(는) 이 기록의 체크포인트가 아닙니다. {file} is no checkpoint of this log: {refused}"
        ) from None
    return Outside(checkpoint=checkpoint, place=str(file))


def _told_of(number: int, one: KeyOnRecord) -> str:
    """What the record tells of a key of the operator's, by number as `sangsaeng ledger keys` lists them."""
    began = "첫 키 the first" if number == 1 else "기록 없음 not on record"
    if one.rotated is not None:
        began = f"{one.rotated}번 기록부터 since position {one.rotated}"
    ended = "" if one.retired is None else f", {one.retired}번 기록에서 폐기 retired at position {one.retired}"
    return f"운영자 키 operator's key {number} ({one.key.id.hex()}): {began}{ended}"


def _tell(report: Report, outside: Outside | None) -> None:
    named: Counter[Damage] = Counter()
    for one in report.found:
        named[one.damage] += 1
        if named[one.damage] <= MOST_NAMED:
            click.echo(f"{one.damage} {one.place}" + (f": {one.told}" if one.told else ""))
    for damage, count in named.items():
        if count > MOST_NAMED:
            click.echo(f"{damage}: 그 밖에 {count - MOST_NAMED}곳 and {count - MOST_NAMED} more")
    click.echo(
        f"기록 {report.facts}건, 봉인 {report.sealed}건, 증인 확인 {report.cosigned}건, 손상 {len(report.found)}곳. "
        f"{report.facts} facts, {report.sealed} sealed, {report.cosigned} cosigned, {len(report.found)} damaged places."
    )
    for number, one_key in enumerate(report.keys, start=1):
        click.echo(_told_of(number, one_key))
    for page in report.pages:
        click.echo(certified(page.kept))
        if not page.holds:
            click.echo(f"  기록을 다시 접으면 · folded anew from the log: {certified(page.refolded)}")
    if report.unprotected:
        click.echo(
            f"마지막 증인 확인 뒤의 기록 {report.unprotected}건은 아직 보호되지 않습니다. "
            f"{report.unprotected} facts after the last cosigned checkpoint are not yet protected."
        )
    if outside:
        click.echo(
            f"밖에 보관한 체크포인트({outside.checkpoint.size}건)와 비교했습니다. "
            f"Compared with the checkpoint kept outside, of {outside.checkpoint.size} leaves."
        )
    else:
        click.echo(WITHOUT_OUTSIDE)
