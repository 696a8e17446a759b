"""One OpenID Connect provider: the code flow with PKCE, and access tokens for our API."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from time import monotonic
from typing import Any

from authlib.integrations.requests_client import OAuth2Session
from authlib.oidc.discovery import get_well_known_url

from adapters.providers.asking import PATIENCE_SECONDS, Line
from adapters.providers.published import Endpoints, Kept, endpoints_in, keys_in
from adapters.providers.tokens import Expected, verified
from application.identities import Errand, Known, NotProven

SCOPE = "openid"
"""All we ask to be told is who it is, by the provider's own name for them: no name, no address."""
IDENTITY_AGE = timedelta(minutes=5)
ACCESS_AGE = timedelta(hours=1)
"""How long after it was issued an access token is good, however long it says."""
IDENTITY_TYPES = frozenset({"", "jwt"})


@dataclass(frozen=True, kw_only=True)
class Client:
    """Who we are at a provider, and what we take its word for.

    A second factor was given where `amr` or `acr` of a token holds one of these values (RFC 8176). Access tokens are taken
    for this `audience`, none where it is null, and of these `token_types`.
    """

    issuer: str
    client_id: str
    client_secret: str = field(repr=False)
    amr: frozenset[str]
    acr: frozenset[str]
    audience: str | None
    token_types: frozenset[str]


class OpenIdProvider:
    """`application.identities.Authority`."""

    def __init__(
        self, client: Client, *, patience: float = PATIENCE_SECONDS, ticks: Callable[[], float] = monotonic
    ) -> None:
        self._client = client
        self._line = Line(client.client_id, client.client_secret, patience=patience)
        self._endpoints = Kept(self._discovered, ticks)
        self._keys = Kept(lambda: keys_in(self._line.document(self._endpoints.get().keys)), ticks)

    def address(self, errand: Errand) -> str:
        """Where the browser goes. Raises `ProviderAway`."""
        endpoint = self._endpoints.get().authorization
        asked = {"acr_values": " ".join(sorted(self._client.acr))} if self._client.acr else {}
        with OAuth2Session(
            self._client.client_id, scope=SCOPE, redirect_uri=errand.back, code_challenge_method="S256"
        ) as session:
            address, _ = session.create_authorization_url(
                endpoint, state=errand.state, code_verifier=errand.verifier, nonce=errand.nonce, **asked
            )
        return str(address)

    def vouched(self, errand: Errand, *, code: str, issuer: str | None, now: datetime) -> Known:
        """Whom a code that came back is about. Raises `ProviderAway` and `NotProven`."""
        endpoints = self._endpoints.get()
        if issuer != self._client.issuer and (issuer is not None or endpoints.names_itself):
            raise NotProven("sent-by-another")
        given = self._line.exchanged(
            endpoints.token, code=code, verifier=errand.verifier, back=errand.back, method=endpoints.method
        )
        token = given.get("id_token")
        if not isinstance(token, str):
            raise NotProven("no-id-token")
        expected = Expected(
            issuer=self._client.issuer,
            audience=self._client.client_id,
            types=IDENTITY_TYPES,
            age=IDENTITY_AGE,
            nonce=errand.nonce,
        )
        claims = verified(token, self._keys, expected, now=now)
        # For several audiences it must say whose token it is (OpenID Connect Core 1.0, 3.1.3.7).
        alone = claims["aud"] in (self._client.client_id, [self._client.client_id])
        if claims.get("azp", self._client.client_id if alone else None) != self._client.client_id:
            raise NotProven("for-another-client")
        return self._known(claims)

    def bearer(self, token: str, *, now: datetime) -> Known:
        """Whom an access token for our API is about (RFC 9068). Raises `ProviderAway` and `NotProven`."""
        if self._client.audience is None:
            raise NotProven("no-tokens-taken")
        expected = Expected(
            issuer=self._client.issuer,
            audience=self._client.audience,
            types=self._client.token_types,
            age=ACCESS_AGE,
        )
        return self._known(verified(token, self._keys, expected, now=now))

    def _discovered(self) -> Endpoints:
        issuer = self._client.issuer
        return endpoints_in(self._line.document(get_well_known_url(issuer, external=True)), issuer)

    def _known(self, claims: Mapping[str, Any]) -> Known:
        methods = claims.get("amr")
        ways = {one for one in methods if isinstance(one, str)} if isinstance(methods, list) else frozenset()
        level = claims.get("acr")
        factor = bool(self._client.amr & ways) or (isinstance(level, str) and level in self._client.acr)
        return Known(subject=claims["sub"], factor=factor)
