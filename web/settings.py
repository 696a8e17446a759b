"""What the environment may choose. Everything has a default; secrets lie in files under the data folder, never here."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from environs import Env
from marshmallow.validate import URL, Range

from web.provider_settings import VARIABLE, ProviderSettings, providers_in

HOST = "127.0.0.1"


@dataclass(frozen=True, kw_only=True)
class BucketSettings:
    """A bucket of an S3-compatible store that papers lie in; who asks it for them is told by two files."""

    endpoint: str
    name: str
    region: str
    access_key: Path
    secret_key: Path


@dataclass(frozen=True, kw_only=True)
class KeyServiceSettings:
    """A transit engine that wraps keys by a key of this name; `token` is a file, and so is `ca`, where one is needed."""

    address: str
    key: str
    token: Path
    ca: Path | None


@dataclass(frozen=True, kw_only=True)
class Settings:
    """Where the office keeps its data and where it answers.

    Papers lie in `bucket`, or in a folder where there is none. `scanner` is the address of a clamd. Keys are wrapped by
    `key_service`, or by a master key in a file where there is none.
    `web_processes` and `web_threads` size the web server: one process a core and about 16 threads each do best. `hosts` are
    those it answers for, any where none is named; `proxies` how many before it are believed about who asks; `providers` those
    that vouch for people; `address` where people reach it, such as `https://winwin.example`, which is printed on certificates.
    """

    data_dir: Path
    host: str
    port: int
    web_processes: int
    web_threads: int
    hosts: tuple[str, ...] = ()
    proxies: int = 0
    bucket: BucketSettings | None = None
    scanner: str | None = None
    providers: tuple[ProviderSettings, ...] = ()
    address: str | None = None
    key_service: KeyServiceSettings | None = None

    @property
    def keys(self) -> Path:
        """The folder of the key store."""
        return self.data_dir / "keys"

    @property
    def papers(self) -> Path:
        """The folder of papers' ciphertext."""
        return self.data_dir / "papers"

    @property
    def secrets(self) -> Path:
        """The folder of passwords and signing secrets."""
        return self.data_dir / "secrets"

    @property
    def ledger(self) -> Path:
        """The folder of the keys that sign the ledger: apart from the keys of texts."""
        return self.data_dir / "ledger"

    @property
    def witness(self) -> Path:
        """The folder of a demonstration's own witness: elsewhere, it is on another house's machine."""
        return self.data_dir / "witness"

    @property
    def clock(self) -> Path:
        """The file that says how many days a demonstration's clock is ahead."""
        return self.data_dir / "clock" / "days-ahead"


def settings() -> Settings:
    """The settings of this process. Raises `environs.EnvValidationError` naming the variable that is wrong."""
    env = Env()
    return Settings(
        data_dir=Path(env.str("DATA_DIR", "var")).absolute(),
        host=env.str("HOST", HOST),
        port=env.int("PORT", 8000, validate=Range(1, 65535)),
        web_processes=env.int("WEB_PROCESSES", min(2, os.cpu_count() or 1), validate=Range(1, 64)),
        web_threads=env.int("WEB_THREADS", 16, validate=Range(2, 64)),
        hosts=tuple(env.list("TRUSTED_HOSTS", [])),
        proxies=env.int("PROXIES", 0, validate=Range(0, 8)),
        bucket=_bucket(env),
        scanner=env.str("SCANNER", None) or None,
        providers=_providers(env),
        address=_address(env),
        key_service=_key_service(env),
    )


def _key_service(env: Env) -> KeyServiceSettings | None:
    """The key service, where one is named: then everything about it must be said."""
    address = env.str("KEY_SERVICE", None)
    if not address:
        return None
    ca = env.str("KEY_SERVICE_CA_FILE", None)
    return KeyServiceSettings(
        address=address,
        key=env.str("KEY_SERVICE_KEY"),
        token=Path(env.str("KEY_SERVICE_TOKEN_FILE")).absolute(),
        ca=Path(ca).absolute() if ca else None,
    )


def _providers(env: Env) -> tuple[ProviderSettings, ...]:
    """The providers, where a file names some."""
    path = env.str(VARIABLE, None)
    return providers_in(Path(path).absolute()) if path else ()


def _address(env: Env) -> str | None:
    """Where people reach the office. What is printed cannot be corrected, so that only an address of the web is taken."""
    address = env.str("PUBLIC_ADDRESS", None)
    if not address:
        return None
    return env.str("PUBLIC_ADDRESS", validate=URL(schemes={"http", "https"}, require_tld=False)).rstrip("/")


def _bucket(env: Env) -> BucketSettings | None:
    """The bucket, where one is named: then everything about it must be said."""
    name = env.str("PAPERS_BUCKET", None)
    if not name:
        return None
    return BucketSettings(
        endpoint=env.str("PAPERS_ENDPOINT"),
        name=name,
        region=env.str("PAPERS_REGION", "us-east-1"),
        access_key=Path(env.str("PAPERS_ACCESS_KEY_FILE")).absolute(),
        secret_key=Path(env.str("PAPERS_SECRET_KEY_FILE")).absolute(),
    )


def environment() -> Mapping[str, str]:
    """The environment, for what chooses the database server (DATABASE_URL, PG_BINDIR)."""
    return os.environ
