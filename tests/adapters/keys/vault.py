"""A transit engine on loopback, as HashiCorp Vault and OpenBao serve it: keys with versions, and nothing without the token."""

import json
import secrets
import ssl
from base64 import b64decode, b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from adapters.keys import Engine, Transit

NAME, TOKEN = "texts", "a token of the tests"


class Refusal(Exception):
    """What the engine refuses, in its own words."""


class Vault(ThreadingHTTPServer):
    """The server, the versions of its one key, and what was asked of it."""

    daemon_threads = True

    def __init__(self, tokens: Path) -> None:
        super().__init__(("127.0.0.1", 0), _Door)
        self.versions = [AESGCM.generate_key(256)]
        self.oldest = 1
        """The first version that is still opened: `min_decryption_version`."""
        self.asked: list[str] = []
        self.scheme = "http"
        self.failing: list[int] = []
        """What the next requests are answered with in place of an answer."""
        self.says: bytes | None = None
        """What every request is answered with, status 200, in place of an answer."""
        self.hanging = False
        self.released = Event()
        self.dying_after: int | None = None
        """How many requests are answered yet before all are refused as by a sealed engine."""
        self.token = tokens / "token"
        self.token.write_text(f"{TOKEN}\n", "utf-8")

    def engine(self, **changes: object) -> Engine:
        usual = Engine(address=f"{self.scheme}://127.0.0.1:{self.server_port}", key=NAME, token=self.token, seconds=5.0)
        return replace(usual, **changes)  # type: ignore[arg-type]

    def transit(self, **changes: object) -> Transit:
        return Transit(self.engine(**changes))

    def rotate(self) -> None:
        """Give the key another version."""
        self.versions.append(AESGCM.generate_key(256))

    def encrypted(self, plain: bytes, associated: bytes) -> str:
        nonce = secrets.token_bytes(12)
        body = nonce + AESGCM(self.versions[-1]).encrypt(nonce, plain, associated)
        return f"vault:v{len(self.versions)}:{b64encode(body).decode()}"

    def decrypted(self, ciphertext: str, associated: bytes) -> bytes:
        version, _, body = ciphertext.removeprefix("vault:v").partition(":")
        if int(version) > len(self.versions):
            raise Refusal("invalid ciphertext: version is too new")
        if int(version) < self.oldest:
            raise Refusal("ciphertext or signature version is disallowed by policy (too old)")
        data = b64decode(body)
        try:
            return AESGCM(self.versions[int(version) - 1]).decrypt(data[:12], data[12:], associated)
        except InvalidTag:
            raise Refusal("cipher: message authentication failed") from None


class _Door(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: Vault

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_POST(self) -> None:
        told = self.server
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        told.asked.append(self.path)
        if told.hanging:
            told.released.wait(10)
            self.close_connection = True
        elif told.failing:
            self._answer(told.failing.pop(0), {"errors": ["a failure of the tests"]})
        elif told.dying_after == 0:
            self._answer(503, {"errors": ["Vault is sealed"]})
        elif self.headers.get("X-Vault-Token") != TOKEN:
            self._answer(403, {"errors": ["permission denied"]})
        else:
            if told.dying_after is not None:
                told.dying_after -= 1
            self._serve(json.loads(body))

    def _serve(self, asked: dict[str, str]) -> None:
        told = self.server
        associated = b64decode(asked.get("associated_data", ""))
        _, _, mount, what, name = self.path.split("/")
        if mount != "transit" or name != NAME:
            self._answer(400, {"errors": ["encryption key not found"]})
            return
        done = {}
        try:
            if what == "encrypt":
                done["ciphertext"] = told.encrypted(b64decode(asked["plaintext"]), associated)
            else:
                done["plaintext"] = b64encode(told.decrypted(asked["ciphertext"], associated)).decode()
        except Refusal as refused:
            self._answer(400, {"errors": [str(refused)]})
        else:
            self._answer(200, {"data": {**done, "key_version": len(told.versions)}})

    def _answer(self, status: int, said: dict[str, object]) -> None:
        body = json.dumps(said).encode()
        if status == 200 and self.server.says is not None:
            body = self.server.says
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        if status == 307:
            self.send_header("Location", f"http://127.0.0.1:{self.server.server_port}{self.path}")
        if status == 503:
            self.send_header("Retry-After", "3600")
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def a_vault(tokens: Path, *, certified: tuple[Path, Path] | None = None) -> Iterator[Vault]:
    """A vault whose token lies in this folder; over TLS where it is `certified` by a certificate and its key."""
    with Vault(tokens) as vault:
        if certified:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(*certified)
            vault.socket = context.wrap_socket(vault.socket, server_side=True)
            vault.scheme = "https"
        serving = Thread(target=vault.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        serving.start()
        try:
            yield vault
        finally:
            vault.released.set()
            vault.shutdown()
            serving.join()
