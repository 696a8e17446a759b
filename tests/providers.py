"""A provider of its own on loopback, over real HTTP: it signs in whoever comes, checks what it must, and misbehaves when told to."""

import hmac
import json
import logging
import secrets
from base64 import b64decode, urlsafe_b64encode
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256
from threading import Event, Thread
from typing import Any
from urllib.parse import urlencode

from flask import Flask, Response, redirect, request
from joserfc import jws
from joserfc.jwk import ECKey, KeyParameters, RSAKey
from werkzeug.serving import make_server

from adapters.providers import Client, OpenIdProvider
from application.identities import Provider

CLIENT, SECRET = "sangsaeng", "a secret between the two"
AUDIENCE = "https://office.example/api"
PATIENCE = 1.5
"""Seconds that tests wait for a provider."""

Claims = dict[str, Any]
SigningKey = RSAKey | ECKey


def rsa_key(kid: str) -> RSAKey:
    return RSAKey.generate_key(2048, KeyParameters(kid=kid))


def ec_key(kid: str) -> ECKey:
    return ECKey.generate_key("P-256", KeyParameters(kid=kid))


RSA, RSA_LATER, EC = rsa_key("first"), rsa_key("second"), ec_key("curve")


@dataclass
class Faults:
    """How it misbehaves; as it is, not at all."""

    claims: Callable[[Claims], Claims] = field(default=lambda claims: claims)
    """What becomes of the claims of an ID token."""
    header: Mapping[str, Any] = field(default_factory=dict)
    sign: Callable[[Claims], str] | None = None
    """How ID tokens are signed instead."""
    returned: Callable[[dict[str, str]], dict[str, str]] = field(default=lambda answer: answer)
    """What becomes of what the browser comes back with."""
    document: Callable[[Claims], Claims] = field(default=lambda document: document)
    keys: Callable[[Claims], Claims] = field(default=lambda keys: keys)
    token: Response | None = None
    """What the token endpoint answers instead."""
    down: bool = False
    moved: bool = False
    hanging: bool = False
    dripping: bool = False


@dataclass
class Loopback:
    """A provider, by the clock of a test."""

    now: Callable[[], datetime]
    issuer: str = ""
    published: list[SigningKey] = field(default_factory=lambda: [RSA])
    signing: SigningKey = field(default_factory=lambda: RSA)
    subject: str = "fe0c2b7a"
    amr: tuple[str, ...] = ("pwd",)
    names_itself: bool = True
    """Whether it says of every answer that it is from it."""
    faults: Faults = field(default_factory=Faults)
    codes: dict[str, Mapping[str, str]] = field(default_factory=dict)
    asked: Counter[str] = field(default_factory=Counter)
    """How often each address was asked."""
    released: Event = field(default_factory=Event)

    def client(self, **changed: Any) -> Client:  # noqa: ANN401 - any of its fields
        """Who the office is here."""
        usual = {
            "issuer": self.issuer,
            "client_id": CLIENT,
            "client_secret": SECRET,
            "amr": frozenset({"mfa"}),
            "acr": frozenset(),
            "audience": AUDIENCE,
            "token_types": frozenset({"at+jwt"}),
        }
        return Client(**{**usual, **changed})

    def provider(self, name: str = "mss", **changed: Any) -> Provider:  # noqa: ANN401
        """It, as the office has it."""
        authority = OpenIdProvider(self.client(**changed), patience=PATIENCE)
        labels = {"ko": "(가상) 중기부", "en": "(invented) MSS"}
        return Provider(name=name, labels=labels, issuer=self.issuer, authority=authority)

    def signed(self, claims: Claims, *, key: SigningKey | None = None, **header: Any) -> str:  # noqa: ANN401
        """A token with these claims, by the key that signs now."""
        by = key or self.signing
        algorithm = "ES256" if isinstance(by, ECKey) else "RS256"
        named = {"alg": algorithm, "kid": by.kid, **header}
        said = {name: value for name, value in named.items() if value is not None}
        return jws.serialize_compact(said, json.dumps(claims), by, algorithms=[str(named["alg"])])

    def access_token(self, *, key: SigningKey | None = None, typ: str | None = "at+jwt", **changed: Any) -> str:  # noqa: ANN401
        """An access token for our API; `changed` claims, left out where null."""
        claims = {**self.claims(AUDIENCE), "client_id": "another client", "amr": [*self.amr], **changed}
        return self.signed({name: one for name, one in claims.items() if one is not None}, key=key, typ=typ)

    def claims(self, audience: str) -> Claims:
        """What every token says."""
        now = self.now()
        times = {"iat": int(now.timestamp()), "exp": int((now + timedelta(minutes=5)).timestamp())}
        return {"iss": self.issuer, "sub": self.subject, "aud": audience, **times}

    def id_token(self, code: Mapping[str, str]) -> str:
        """An ID token for what a code was given for."""
        claims = {**self.claims(code["client_id"]), "nonce": code["nonce"], "amr": [*self.amr]}
        altered = self.faults.claims(claims)
        return self.faults.sign(altered) if self.faults.sign else self.signed(altered, **self.faults.header)


def unsigned(claims: Claims) -> str:
    """A token that nobody signed: `alg` says none."""
    parts = (json.dumps(one).encode() for one in ({"alg": "none", "typ": "JWT"}, claims))
    return ".".join((*(urlsafe_b64encode(part).rstrip(b"=").decode() for part in parts), ""))


def signed_with_the_public_key(claims: Claims) -> str:
    """A token whose HMAC is keyed with the public key that everybody knows."""
    said = ({"alg": "HS256", "kid": RSA.kid, "typ": "JWT"}, claims)
    parts = ".".join(urlsafe_b64encode(json.dumps(one).encode()).rstrip(b"=").decode() for one in said)
    mac = hmac.digest(RSA.as_pem(private=False), parts.encode(), "sha256")
    return f"{parts}.{urlsafe_b64encode(mac).rstrip(b'=').decode()}"


@contextmanager
def a_provider(now: Callable[[], datetime], *, tls: tuple[str, str] | None = None) -> Iterator[Loopback]:
    """A provider at a port of its own; over TLS where it is given the files of a certificate and its key."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    told = Loopback(now=now)
    server = make_server("127.0.0.1", 0, _app(told), threaded=True, ssl_context=tls)
    told.issuer = f"{'https' if tls else 'http'}://127.0.0.1:{server.server_port}/realms/mss"
    serving = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    serving.start()
    try:
        yield told
    finally:
        told.released.set()
        server.shutdown()
        server.server_close()
        serving.join()


def _app(told: Loopback) -> Flask:
    app = Flask("provider")
    app.add_url_rule("/realms/mss/.well-known/openid-configuration", view_func=lambda: _document(told), endpoint="a")
    app.add_url_rule("/realms/mss/keys", view_func=lambda: _keys(told), endpoint="b")
    app.add_url_rule("/realms/mss/authorize", view_func=lambda: _authorize(told), endpoint="c")
    app.add_url_rule("/realms/mss/token", view_func=lambda: _token(told), endpoint="d", methods=["POST"])
    app.before_request(lambda: _misbehave(told))
    return app


def _misbehave(told: Loopback) -> Any:  # noqa: ANN401 - what Flask answers
    told.asked[request.path.rpartition("/")[2]] += 1
    if told.faults.hanging:
        told.released.wait(10)
    if told.faults.dripping:
        return Response(_drops(told), mimetype="application/json")
    if told.faults.moved and "moved" not in request.args:
        return redirect(f"{request.path}?moved")
    return Response(status=503) if told.faults.down else None


def _drops(told: Loopback) -> Iterator[bytes]:
    """An answer that never ends, each piece of which comes in time."""
    while not told.released.wait(PATIENCE / 10):
        yield b" "


def _document(told: Loopback) -> Claims:
    return told.faults.document(
        {
            "issuer": told.issuer,
            "authorization_endpoint": f"{told.issuer}/authorize",
            "token_endpoint": f"{told.issuer}/token",
            "jwks_uri": f"{told.issuer}/keys",
            "authorization_response_iss_parameter_supported": told.names_itself,
        }
    )


def _keys(told: Loopback) -> Claims:
    return told.faults.keys({"keys": [key.as_dict(private=False) for key in told.published]})


def _authorize(told: Loopback) -> Any:  # noqa: ANN401 - what Flask answers
    """Sign whoever comes in, as who `told` says, if they were sent as they must be."""
    asked = request.args
    assert asked["response_type"] == "code"
    assert asked["client_id"] == CLIENT
    assert "openid" in asked["scope"].split()
    assert asked["code_challenge_method"] == "S256"
    code = secrets.token_urlsafe()
    told.codes[code] = asked.to_dict()
    answer = {"code": code, "state": asked["state"], **({"iss": told.issuer} if told.names_itself else {})}
    return redirect(f"{asked['redirect_uri']}?{urlencode(told.faults.returned(answer))}")


def _token(told: Loopback) -> Any:  # noqa: ANN401
    """Give an ID token for a code, once, to whom it was given for."""
    if told.faults.token is not None:
        return told.faults.token
    name, _, secret = b64decode(request.headers["Authorization"].removeprefix("Basic ")).decode().partition(":")
    code = told.codes.pop(request.form["code"], None)
    if (name, secret) != (CLIENT, SECRET):
        return {"error": "invalid_client"}, 401
    if code is None or code["client_id"] != name or code["redirect_uri"] != request.form["redirect_uri"]:
        return {"error": "invalid_grant"}, 400
    challenge = urlsafe_b64encode(sha256(request.form["code_verifier"].encode()).digest()).rstrip(b"=").decode()
    if challenge != code["code_challenge"]:
        return {"error": "invalid_grant"}, 400
    return {"access_token": "opaque", "token_type": "Bearer", "expires_in": 300, "id_token": told.id_token(code)}
