"""Providers that vouch for people (OpenID Connect): asked over HTTP, believed only as far as their keys prove."""

from adapters.providers.provider import Client, OpenIdProvider

__all__ = ["Client", "OpenIdProvider"]
