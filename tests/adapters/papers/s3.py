"""A small S3 on loopback: one bucket, objects put whole or in parts, and nothing for who does not sign as AWS says."""

import hashlib
import hmac
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qsl, quote, urlsplit

from adapters.papers.bucket import Bucket

NAME, REGION, ACCESS, SECRET = "papers", "kr-test-1", "an-access-key", "a secret of the tests"


class Store(ThreadingHTTPServer):
    """The server, what it holds, and what was asked of it."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Door)
        self.objects: dict[str, bytes] = {}
        self.parts: dict[int, bytes] = {}
        self.asked: list[str] = []
        self.failing: int | None = None
        """The status that everything is answered with."""
        self.cutting = False
        """Whether answers end before their end."""

    def bucket(self, **changes: str | float) -> Bucket:
        endpoint = f"http://127.0.0.1:{self.server_port}"
        usual = Bucket(endpoint=endpoint, name=NAME, region=REGION, access_key=ACCESS, secret_key=SECRET, seconds=5.0)
        return replace(usual, **changes)  # type: ignore[arg-type]


class _Door(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Store

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def _take(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        address = urlsplit(self.path)
        query = dict(parse_qsl(address.query, keep_blank_values=True))
        self.server.asked.append(f"{self.command} {address.path.count('/')} {' '.join(sorted(query))}".strip())
        if self.server.failing:
            self._refuse(self.server.failing, "InternalError")
        elif not self._is_signed(address.path, query, body):
            self._refuse(403, "SignatureDoesNotMatch")
        elif not address.path.startswith(f"/{NAME}/"):
            self._refuse(404, "NoSuchBucket")
        else:
            self._serve(address.path.removeprefix(f"/{NAME}/"), query, body)

    do_GET = do_HEAD = do_PUT = do_POST = _take  # noqa: N815 - the library's names

    def _serve(self, name: str, query: dict[str, str], body: bytes) -> None:
        if self.command == "PUT" and "partNumber" in query:
            self.server.parts[int(query["partNumber"])] = body
            self._answer(200)
        elif self.command == "PUT":
            self.server.objects[name] = body
            self._answer(200)
        elif self.command == "POST" and "uploads" in query:
            self.server.parts.clear()
            self._answer(200, _xml("InitiateMultipartUploadResult", Bucket=NAME, Key=name, UploadId="one"))
        elif self.command == "POST":
            self.server.objects[name] = b"".join(part for _, part in sorted(self.server.parts.items()))
            self._answer(200, _xml("CompleteMultipartUploadResult", Bucket=NAME, Key=name, ETag="e", Location="l"))
        elif name in self.server.objects:
            self._answer(200, self.server.objects[name])
        else:
            self._refuse(404, "NoSuchKey")

    def _refuse(self, status: int, code: str) -> None:
        self._answer(status, _xml("Error", Code=code, Message=code, Resource="/", RequestId="1", HostId="h"))

    def _answer(self, status: int, body: bytes = b"") -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/xml")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("ETag", f'"{hashlib.md5(body, usedforsecurity=False).hexdigest()}"')
        self.end_headers()
        if self.server.cutting:
            body = body[: len(body) // 2]
            self.close_connection = True
        self.wfile.write(body)

    def _is_signed(self, path: str, query: dict[str, str], body: bytes) -> bool:
        """Signature Version 4, computed anew from the secret (AWS General Reference, «Signing AWS API requests»)."""
        given = self.headers.get("Authorization", "")
        signed = given.partition("SignedHeaders=")[2].partition(",")[0]
        moment, told = self.headers.get("x-amz-date", ""), self.headers.get("x-amz-content-sha256", "")
        if not signed or told != hashlib.sha256(body).hexdigest():
            return False
        asked = "&".join(f"{quote(name, safe='')}={quote(value, safe='')}" for name, value in sorted(query.items()))
        headers = "".join(f"{name}:{' '.join(self.headers[name].split())}\n" for name in signed.split(";"))
        canonical = "\n".join((self.command, quote(path), asked, headers, signed, told))
        scope = f"{moment[:8]}/{REGION}/s3/aws4_request"
        text = "\n".join(("AWS4-HMAC-SHA256", moment, scope, hashlib.sha256(canonical.encode()).hexdigest()))
        key = f"AWS4{SECRET}".encode()
        for part in (*scope.split("/"), text):
            key = hmac.digest(key, part.encode(), "sha256")
        wanted = f"AWS4-HMAC-SHA256 Credential={ACCESS}/{scope}, SignedHeaders={signed}, Signature={key.hex()}"
        return hmac.compare_digest(given, wanted)


def _xml(name: str, **parts: str) -> bytes:
    inside = "".join(f"<{part}>{text}</{part}>" for part, text in parts.items())
    return f'<?xml version="1.0" encoding="UTF-8"?><{name}>{inside}</{name}>'.encode()


@contextmanager
def a_store() -> Iterator[Store]:
    """A store with an empty bucket."""
    with Store() as store:
        serving = Thread(target=store.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        serving.start()
        try:
            yield store
        finally:
            store.shutdown()
            serving.join()
