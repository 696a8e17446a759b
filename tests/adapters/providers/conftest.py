"""A provider on loopback for every test of this folder, and our line to it by a clock that a test moves."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from adapters.clocks import ScriptedClock
from adapters.providers import OpenIdProvider
from application.identities import Known
from tests.providers import PATIENCE, Loopback, a_provider

NOON = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)


@dataclass
class Asking:
    """The office asking a provider."""

    provider: Loopback
    clock: ScriptedClock
    authority: OpenIdProvider

    def bearer(self, token: str) -> Known:
        return self.authority.bearer(token, now=self.clock.now())

    def takes(self, token: str) -> bool:
        return self.bearer(token).subject == self.provider.subject

    def pass_time(self, seconds: float) -> None:
        self.clock.set(self.clock.now() + timedelta(seconds=seconds))


@pytest.fixture
def clock() -> ScriptedClock:
    return ScriptedClock(NOON)


@pytest.fixture
def provider(clock: ScriptedClock) -> Iterator[Loopback]:
    with a_provider(clock.now) as made:
        yield made


@pytest.fixture
def asking(provider: Loopback, clock: ScriptedClock) -> Asking:
    return asked_as(provider, clock)


def asked_as(provider: Loopback, clock: ScriptedClock, **changed: object) -> Asking:
    """The office, with something about it changed."""
    client = provider.client(**changed)
    return Asking(
        provider=provider,
        clock=clock,
        authority=OpenIdProvider(client, patience=PATIENCE, ticks=lambda: clock.now().timestamp()),
    )
