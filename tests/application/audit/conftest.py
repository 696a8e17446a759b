"""One whole round, played once, for every test of this folder that only looks."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from adapters.clocks import ScriptedClock
from application.record import Recorded
from domain.applications import APPLICATION
from domain.values import Sealed
from tests.application.audit.exhibits import Exhibits, seal_and_cosign
from tests.application.audit.rounds import Round, a_whole_round
from tests.offices import an_office
from tests.postgres import Servers, every_postgres, passable_folder
from tests.scenes import an_open_call


@dataclass(frozen=True, kw_only=True)
class Played:
    """The round, everything the log holds of it, and what opens its sealed texts."""

    round: Round
    facts: tuple[Recorded, ...]
    opens: Callable[[Sealed], str | None]


@pytest.fixture(scope="session")
def played(postgres_servers: Servers) -> Iterator[Played]:
    clock = ScriptedClock(datetime(2021, 4, 1, 1, 0, tzinfo=UTC))
    with (
        postgres_servers.clone(every_postgres()[0]) as database,
        passable_folder() as folder,
        an_office(database, folder, clock) as at,
    ):
        round_played = a_whole_round(an_open_call(at))
        yield Played(round=round_played, facts=tuple(at.log.read(0, 100_000)), opens=at.office.keys.open)


@pytest.fixture(scope="session")
def exhibits(played: Played) -> Exhibits:
    seal_and_cosign(played.round.scene.at)
    return Exhibits(played.round.scene.at)


@pytest.fixture(scope="session")
def whole(exhibits: Exhibits, played: Played) -> bytes:
    """The auditor's."""
    return exhibits.of(played.round.rejected)


@pytest.fixture(scope="session")
def party(exhibits: Exhibits, played: Played) -> bytes:
    """The lead firm's, which was notified."""
    case = played.round.rejected
    lead = exhibits.at.office.find(APPLICATION, case).state.form.leads[0]
    return exhibits.of(case, lead)
