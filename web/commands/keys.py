"""`sangsaeng keys`: the key store."""

from datetime import timedelta
from pathlib import Path

import click

from adapters.clocks import SystemClock
from adapters.keys.rotation import RotationUnderWay
from application.ports import KeyServiceAway
from domain.values import seoul_day
from web.key_store import keys_of
from web.settings import settings

UNDER_WAY = (
    "이 키 저장소는 이미 다른 프로세스가 교체하고 있습니다. 끝난 뒤 필요하면 다시 실행하십시오.\n"
    "Another rotation of this key store is under way. Run this again when it has ended, if it is still needed."
)
AWAY = (
    "키 서비스가 응답하지 않거나 거절했습니다({why}). 모든 키는 그대로 읽을 수 있습니다. 다시 실행하면 멈춘 곳부터 이어집니다.\n"
    "The key service does not answer, or refuses ({why}). Every key is readable as before; the same again goes on where it stopped."
)
BY_MASTER = (
    "키 {wrapped}개를 새 마스터 키로 감쌌습니다. 이전 사본이 만료될 때까지만 이전 마스터 키의 사본을 따로 보관하십시오.\n"
    "Keys wrapped by the new master key: {wrapped}. Keep a copy of the old one apart until the backups made "
    "before expire, and no longer; back the new one up now."
)
BY_SERVICE = (
    "키 {wrapped}개를 키 서비스의 최신 버전으로 감쌌습니다. "
    "파일로 된 마스터 키가 아직 있으면 이전 사본이 만료될 때까지만 따로 보관하십시오.\n"
    "Keys wrapped by the newest version at the key service: {wrapped}. Where a master key still lies in a file, keep it apart "
    "until the backups made before expire, and no longer."
)


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
    keys_of(settings()).backup(folder, made=today, expires=expires)
    click.echo(
        f"감싼 키를 {folder}에 복사했습니다. 이 사본은 {expires}에 만료됩니다. 마스터 키는 따로 보관하십시오.\n"
        f"The wrapped keys were copied to {folder}; this copy expires on {expires}. Keep the master key apart."
    )


@keys.command()
def rotate() -> None:
    """Wrap every key anew: by a new master key, or by the key service's newest version. Interrupted, the same again goes on.

    The office may go on meanwhile. Keys that the master key wraps are moved to the key service once KEY_SERVICE names one.
    """
    chosen = settings()
    try:
        wrapped = keys_of(chosen).rotate()
    except RotationUnderWay:
        raise click.ClickException(UNDER_WAY) from None
    except KeyServiceAway as away:
        raise click.ClickException(AWAY.format(why=away)) from None
    click.echo((BY_SERVICE if chosen.key_service else BY_MASTER).format(wrapped=wrapped))
