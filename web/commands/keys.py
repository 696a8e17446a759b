"""`sangsaeng keys`: the key store."""

from datetime import timedelta
from pathlib import Path

import click

from adapters.clocks import SystemClock
from adapters.keys import FolderKeys
from domain.values import seoul_day
from web.settings import settings


@click.group()
def keys() -> None:
    """The key store."""


@keys.command()
@click.option(
    "--to", "folder", type=click.Path(path_type=Path), required=True, help="A folder that does not exist yet."
)
@click.option("--days", type=click.IntRange(1, 3660), default=30, show_default=True, help="Days until it expires.")
def backup(folder: Path, days: int) -> None:
    """Copy the wrapped keys, with the day the copy expires; the master key is backed up apart."""
    if folder.exists():
        raise click.ClickException(
            f"{folder}이(가) 이미 있습니다. 아직 없는 폴더를 정하십시오. {folder} exists already; name a folder that does not."
        )
    today = seoul_day(SystemClock().now())
    expires = today + timedelta(days=days)
    FolderKeys(settings().keys).backup(folder, made=today, expires=expires)
    click.echo(
        f"감싼 키를 {folder}에 복사했습니다. 이 사본은 {expires}에 만료됩니다. 마스터 키는 따로 보관하십시오.\n"
        f"The wrapped keys were copied to {folder}; this copy expires on {expires}. Keep the master key apart."
    )


@keys.command()
def rotate() -> None:
    """Wrap every key by a new master key; interrupted, the same again goes on. The office may go on meanwhile."""
    wrapped = FolderKeys(settings().keys).rotate()
    click.echo(
        f"키 {wrapped}개를 새 마스터 키로 감쌌습니다. 이전 사본이 만료될 때까지만 이전 마스터 키의 사본을 따로 보관하십시오.\n"
        f"Keys wrapped by the new master key: {wrapped}. Keep a copy of the old one apart until the backups made "
        "before expire, and no longer; back the new one up now."
    )
