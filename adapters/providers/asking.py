"""A provider asked over HTTP: within a time, up to a size, by few threads at once, and no redirection is followed."""

import json
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http import HTTPStatus
from io import BytesIO
from threading import BoundedSemaphore
from time import monotonic
from typing import Any, TypeVar

import requests
import urllib3
from authlib.integrations.base_client import OAuthError
from authlib.integrations.requests_client import OAuth2Session
from requests.adapters import HTTPAdapter

from application.identities import NotProven, ProviderAway, may_be_asked, on_loopback

PATIENCE_SECONDS = 5.0
LONGEST = 256 << 10
"""Bytes of an answer."""
PIECE = 16 << 10
AT_ONCE = 4
"""How many threads of a process may wait for one provider: a slow one never takes them all."""
SAID = frozenset(
    {"invalid_request", "invalid_client", "invalid_grant", "unauthorized_client", "unsupported_grant_type"}
)
"""Why a provider may refuse a code (RFC 6749, 5.2)."""

AnySession = TypeVar("AnySession", bound=requests.Session)


class Line:
    """The line to one provider, and who we are on it. Every question raises `ProviderAway`."""

    def __init__(self, client_id: str, client_secret: str, *, patience: float = PATIENCE_SECONDS) -> None:
        self._client_id, self._client_secret = client_id, client_secret
        self._patience = patience
        self._seats = BoundedSemaphore(AT_ONCE)
        self._certificates = ssl.create_default_context()

    def document(self, address: str) -> Mapping[str, Any]:
        """The JSON object at an address."""
        with self._open(address, requests.Session()) as session:
            answer = session.get(address, allow_redirects=False)
            if answer.status_code != HTTPStatus.OK:
                raise ProviderAway(f"{address} answers {answer.status_code}")
            said = json.loads(answer.content)
        if not isinstance(said, dict):
            raise ProviderAway(f"{address} answers with no object")
        return said

    def exchanged(self, address: str, *, code: str, verifier: str, back: str, method: str) -> Mapping[str, Any]:
        """What a token endpoint gives for a code. Raises `NotProven` where it refuses."""
        client = OAuth2Session(self._client_id, self._client_secret, token_endpoint_auth_method=method)
        with self._open(address, client) as session:
            given: Mapping[str, Any] = session.fetch_token(
                address,
                grant_type="authorization_code",
                code=code,
                code_verifier=verifier,
                redirect_uri=back,
                allow_redirects=False,
            )
        return given

    @contextmanager
    def _open(self, address: str, made: AnySession) -> Iterator[AnySession]:
        if not may_be_asked(address):
            raise ProviderAway(f"{address} is no address of a provider's")
        if not self._seats.acquire(timeout=self._patience / AT_ONCE):
            raise ProviderAway("too many are waiting for the provider already")
        try:
            with made as session:
                session.headers["Accept-Encoding"] = "identity"
                session.trust_env = not on_loopback(address)
                for scheme in ("https://", "http://"):
                    session.mount(scheme, Bounded(self._certificates, self._patience))
                yield session
        except OAuthError as refused:
            raise NotProven(refused.error if refused.error in SAID else "refused-by-provider") from None
        except (requests.RequestException, urllib3.exceptions.HTTPError, OSError, ValueError, RecursionError) as error:
            raise ProviderAway(f"{address}: {type(error).__name__}") from error
        finally:
            self._seats.release()


class Bounded(HTTPAdapter):
    """Reads each answer to its end before it hands it on, unless that takes too long or is too much."""

    def __init__(self, certificates: ssl.SSLContext, patience: float) -> None:
        self._certificates, self._patience = certificates, patience
        super().__init__()

    def init_poolmanager(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - the library's own arguments
        """Trust whom this machine trusts, as an agency's own authority, too."""
        super().init_poolmanager(*args, **options, ssl_context=self._certificates)

    def send(self, request: requests.PreparedRequest, *args: Any, **options: Any) -> requests.Response:  # noqa: ANN401
        """The whole answer. Raises `requests.RequestException` and what the connection raises."""
        end = monotonic() + self._patience
        response = super().send(request, *args, **{**options, "timeout": self._patience, "stream": True})
        try:
            body = _read(response.raw, end)
        finally:
            response.raw.close()
        response.raw = BytesIO(body)
        return response


def _read(answer: urllib3.BaseHTTPResponse, end: float) -> bytes:
    body = bytearray()
    while piece := answer.read1(PIECE, decode_content=False):
        body += piece
        if len(body) > LONGEST:
            raise requests.exceptions.InvalidSchema("the answer is too long")
        if monotonic() > end:
            raise requests.exceptions.ReadTimeout("the answer takes too long")
    return bytes(body)
