"""A key service: the transit engine of HashiCorp Vault or OpenBao, asked over its HTTP API.

POST /v1/transit/encrypt/<name>  {"plaintext", "associated_data"} → {"data": {"ciphertext": "vault:v<version>:<base64>"}}
POST /v1/transit/decrypt/<name>  {"ciphertext", "associated_data"} → {"data": {"plaintext"}}

Bytes are base64, the token goes in `X-Vault-Token`. The key id is the associated data, so that one key's ciphertext
opens as no other's. The engine's own `rewrap` takes no associated data and refuses what was encrypted with some
(hashicorp/vault issue 29532): a key comes to a newer version by being decrypted and encrypted.
"""

import re
import ssl
from base64 import b64decode, b64encode
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import msgspec
import urllib3

from adapters.keys.sealing import Altered
from adapters.keys.wrapping import DESTROYED, LENGTH, SERVICE_HEADER
from application.ports import KeyServiceAway
from domain.values import KeyId

SECONDS = 3.0
LOOK_SECONDS = 2.0
READS = 3
"""How often a decryption is asked for before the service is called away: it changes nothing there."""
MOST_SAID = 1 << 16  # bytes
_PASSING = (429, 500, 502, 503, 504)
_LOOPBACK = {"127.0.0.1", "::1", "localhost"}
_NAME = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,126}[A-Za-z0-9_])?")
_CIPHERTEXT = re.compile(r"vault:v(?P<version>[1-9][0-9]{0,8}):[A-Za-z0-9+/]{40,400}={0,2}")
_NOT_ITS_OWN = ("message authentication failed", "unable to decrypt")
"""How the engine says that it never made this ciphertext for this key id.

Anything else that it refuses, such as a version it does not know any more, is its operator's to mend.
"""


@dataclass(frozen=True, kw_only=True)
class Engine:
    """Which key of which engine, and who asks. `address` is such as `https://vault.example.org:8200`; `seconds` a patience.

    The `token` is read from its file whenever something is asked: who renews it writes it there. `ca` is a file of the
    certificates that the service's is signed by, the machine's own where none is given.
    """

    address: str
    key: str
    token: Path
    ca: Path | None = None
    seconds: float = SECONDS


class Transit:
    """Wraps keys by a key of the transit engine. Raises `KeyServiceAway` where that does not answer as it should."""

    def __init__(self, engine: Engine) -> None:
        """Raises `ValueError` for an address or a name that is none, `OSError` where the certificates cannot be read."""
        if not _NAME.fullmatch(engine.key):
            raise ValueError("The name of the key at the key service is no name of a transit key.")
        self._address, self._key, self._token = _address(engine.address), engine.key, engine.token
        self._patience = urllib3.Timeout(connect=engine.seconds, read=engine.seconds)
        # Whether it is there is asked by who waits for more than that.
        self._glance = urllib3.Timeout(
            connect=min(engine.seconds, LOOK_SECONDS), read=min(engine.seconds, LOOK_SECONDS)
        )
        self._again = urllib3.Retry(
            READS - 1,
            backoff_factor=0.1,
            allowed_methods=None,
            status_forcelist=_PASSING,
            raise_on_status=False,
            # How long to wait is for who waits to say.
            respect_retry_after_header=False,
        )
        trusted = ssl.create_default_context(cafile=engine.ca) if self._address.startswith("https:") else None
        self._pool = urllib3.PoolManager(maxsize=16, ssl_context=trusted)

    def wrap(self, secret: bytes, key: KeyId) -> bytes:
        """The file of a key, by the newest version there."""
        return SERVICE_HEADER + self._encrypted(secret, key, self._patience).encode("ascii")

    def unwrap(self, data: bytes, key: KeyId) -> bytes | None:
        """The key, or None where it was destroyed. Raises `Altered`."""
        if data == DESTROYED:
            return None
        if not (ciphertext := _ciphertext(data)):
            raise _altered(key)
        asked = {"ciphertext": ciphertext, "associated_data": _told(key.encode())}
        status, answer = self._ask("decrypt", asked, self._patience, self._again)
        if status == 400 and any(said in error for error in answer.errors for said in _NOT_ITS_OWN):  # noqa: PLR2004
            raise _altered(key)
        if status != 200:  # noqa: PLR2004
            raise KeyServiceAway(f"status {status}")
        try:
            secret = b64decode(answer.data.plaintext, validate=True)
        except ValueError:
            secret = b""
        if len(secret) != LENGTH:
            raise KeyServiceAway("not understood")
        return secret

    def newest(self) -> int:
        """The version that wraps keys now."""
        return _version(self._encrypted(bytes(LENGTH), "", self._glance))

    def _encrypted(self, secret: bytes, key: KeyId, patience: urllib3.Timeout) -> str:
        asked = {"plaintext": _told(secret), "associated_data": _told(key.encode())}
        status, answer = self._ask("encrypt", asked, patience, again=None)
        if status != 200:  # noqa: PLR2004
            raise KeyServiceAway(f"status {status}")
        if not _is_ciphertext(answer.data.ciphertext):
            raise KeyServiceAway("not understood")
        return answer.data.ciphertext

    def _ask(
        self, what: str, asked: dict[str, str], patience: urllib3.Timeout, again: urllib3.Retry | None
    ) -> tuple[int, "_Answer"]:
        """What goes wrong is told without what the service said of it, and without what it was asked."""
        try:
            said = self._pool.request(
                "POST",
                f"{self._address}/v1/transit/{what}/{self._key}",
                body=msgspec.json.encode(asked),
                headers={"Content-Type": "application/json", "X-Vault-Token": _token(self._token)},
                timeout=patience,
                retries=again or False,
                # Another place would be told the token.
                redirect=False,
                preload_content=False,
            )
            # Read to its end, the connection has gone back to be used again; otherwise it is closed.
            with closing(said):
                body = said.read(MOST_SAID)
            return said.status, msgspec.json.decode(body, type=_Answer)
        except (urllib3.exceptions.HTTPError, OSError) as failed:
            raise KeyServiceAway(type(failed).__name__) from None
        except msgspec.DecodeError:
            raise KeyServiceAway("not understood") from None


class _Data(msgspec.Struct):
    ciphertext: str = ""
    plaintext: str = ""


class _Answer(msgspec.Struct):
    data: _Data = msgspec.field(default_factory=_Data)
    errors: list[str] = msgspec.field(default_factory=list)


def version_in(data: bytes) -> int | None:
    """The version of the engine's key that a file is wrapped by, or None where no engine wrapped it."""
    ciphertext = _ciphertext(data)
    return _version(ciphertext) if ciphertext else None


def _ciphertext(data: bytes) -> str | None:
    text = data.removeprefix(SERVICE_HEADER).decode("ascii", "replace")
    return text if data.startswith(SERVICE_HEADER) and _is_ciphertext(text) else None


def _is_ciphertext(text: str) -> bool:
    if not _CIPHERTEXT.fullmatch(text):
        return False
    encoded = text.rpartition(":")[2]
    try:
        return _told(b64decode(encoded, validate=True)) == encoded
    except ValueError:
        return False


def _version(ciphertext: str) -> int:
    return int(ciphertext.split(":")[1].removeprefix("v"))


def _token(file: Path) -> str:
    token = file.read_text("utf-8").strip()
    if not (token and token.isascii() and token.isprintable()):
        raise KeyServiceAway("no token")
    return token


def _address(address: str) -> str:
    """Raises `ValueError` for what is no address, and for one that would tell keys to everybody on the way."""
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path.strip("/"):
        raise ValueError("The address of the key service is no http or https address.")
    if "@" in parts.netloc or parts.query or parts.fragment:
        raise ValueError("The address of the key service holds more than a host and a port.")
    if parts.scheme == "http" and parts.hostname not in _LOOPBACK:
        raise ValueError("A key service on another machine is reached by https only.")
    return f"{parts.scheme}://{parts.netloc}"


def _told(data: bytes) -> str:
    return b64encode(data).decode("ascii")


def _altered(key: KeyId) -> Altered:
    return Altered(f"The file of key {key} was altered, or wrapped by another key of the key service.")
