"""The file that names the providers an office takes people from: TOML, one table a provider, in the order they are offered."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import marshmallow as ma
from environs import EnvValidationError
from marshmallow.validate import Length, OneOf, Regexp

from application.identities import may_be_asked

VARIABLE = "OIDC_PROVIDERS_FILE"
MULTIPLE_FACTORS = "mfa"
"""What a provider says of how somebody signed in where several factors were used (RFC 8176)."""
ACCESS_TOKEN = "at+jwt"  # noqa: S105 - the type of access tokens (RFC 9068)


@dataclass(frozen=True, kw_only=True)
class ProviderSettings:
    """A provider, as the file tells of it: see `adapters.providers.Client` for what the values mean."""

    name: str
    ko: str
    en: str
    issuer: str
    client_id: str
    client_secret_file: Path = field(repr=False)
    amr: frozenset[str]
    acr: frozenset[str]
    audience: str | None
    token_types: frozenset[str]


def _issuer(address: str) -> None:
    if not may_be_asked(address) or "?" in address:
        raise ma.ValidationError("not an https:// address without query or fragment (http:// on loopback only)")


class _Table(ma.Schema):
    """A provider's table."""

    ko = ma.fields.String(required=True, validate=Length(1, 40))
    en = ma.fields.String(required=True, validate=Length(1, 40))
    issuer = ma.fields.String(required=True, validate=_issuer)
    client_id = ma.fields.String(required=True, validate=Length(1, 255))
    client_secret_file = ma.fields.String(required=True, validate=Length(1))
    amr = ma.fields.List(ma.fields.String(validate=Length(1)), load_default=lambda: [MULTIPLE_FACTORS])
    acr = ma.fields.List(ma.fields.String(validate=Length(1)), load_default=list)
    audience = ma.fields.String(load_default=None, validate=Length(1, 255))
    token_types = ma.fields.List(
        ma.fields.String(validate=OneOf([ACCESS_TOKEN, "jwt"])), load_default=lambda: [ACCESS_TOKEN]
    )

    @ma.validates_schema
    def _tell_tokens_apart(self, table: Mapping[str, Any], **_: object) -> None:
        """With one audience for both, a token that tells us who signed in would open the API as well."""
        if table.get("audience") is not None and table["audience"] == table.get("client_id"):
            raise ma.ValidationError("must differ from client_id", "audience")


_NAME = Regexp(r"\A[a-z0-9][a-z0-9-]{0,31}\Z", error="small letters, digits and hyphens, 32 at most")
_FILE = ma.fields.Dict(keys=ma.fields.String(validate=_NAME), values=ma.fields.Nested(_Table))


def providers_in(path: Path) -> tuple[ProviderSettings, ...]:
    """The providers in a file. Raises `EnvValidationError` naming what is wrong; secrets stay in files of their own."""
    try:
        tables = _FILE.deserialize(tomllib.loads(path.read_text("utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise _wrong(path, str(error)) from None
    except ma.ValidationError as error:
        raise _wrong(path, str(error.messages)) from None
    found = tuple(_provider(name, table, path.parent) for name, table in tables.items())
    if len({one.issuer for one in found}) < len(found):
        raise _wrong(path, "two providers have the same issuer")
    missing = [one.name for one in found if not one.client_secret_file.is_file()]
    if missing:
        raise _wrong(path, f"client_secret_file of {', '.join(missing)} is no file")
    return found


def _provider(name: str, table: Mapping[str, Any], folder: Path) -> ProviderSettings:
    return ProviderSettings(
        name=name,
        ko=table["ko"],
        en=table["en"],
        issuer=table["issuer"],
        client_id=table["client_id"],
        client_secret_file=folder / table["client_secret_file"],
        amr=frozenset(table["amr"]),
        acr=frozenset(table["acr"]),
        audience=table["audience"],
        token_types=frozenset(table["token_types"]),
    )


def _wrong(path: Path, why: str) -> EnvValidationError:
    return EnvValidationError(f'Environment variable "{VARIABLE}" invalid: {path}: {why}', [why])
