"""Stories told once a worker, and copied for every test that begins with one: database, keys, papers, clock and all."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Generic, TypeVar

from adapters.clocks import NumberedIds, ScriptedClock
from tests.offices import TestOffice, an_office
from tests.postgres import Servers, every_postgres, passable_folder

S = TypeVar("S")

APRIL = datetime(2021, 4, 1, 1, 0, tzinfo=UTC)
MARCH = datetime(2021, 3, 19, 0, 0, tzinfo=UTC)
AFTERWARDS = 1
"""The series of the ids that follow a story; its own never meet them."""


@dataclass(frozen=True)
class Told(Generic[S]):
    """A story, and the office it was told of, which nobody has open any more."""

    at: TestOffice
    story: S
    servers: Servers

    @contextmanager
    def again(self, folder: Path) -> Iterator[S]:
        """The story in an office of one's own, in this folder."""
        shutil.copytree(self.at.folder, folder, dirs_exist_ok=True)
        clock = ScriptedClock(self.at.clock.now())
        with (
            self.servers.clone(every_postgres()[0], of=self.at.database) as database,
            an_office(database, folder, clock, ids=NumberedIds(AFTERWARDS)) as at,
        ):
            yield deepcopy(self.story, {id(self.at): at})


@contextmanager
def told(servers: Servers, begins: datetime, story: Callable[[TestOffice], S]) -> Iterator[Told[S]]:
    """A story that begins at this instant, told in an office that is closed afterwards."""
    with servers.clone(every_postgres()[0]) as database, passable_folder() as folder:
        with an_office(database, folder, ScriptedClock(begins)) as at:
            heard = story(at)
        yield Told(at, heard, servers)
