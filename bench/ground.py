"""What the rows stand on: a place, how much is measured, and one world that those who only read share."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from adapters.clocks import SystemClock
from adapters.log import PostgresLog, open_log
from adapters.postgres import Database
from adapters.views.book import PostgresBook
from adapters.views.projecting import Projector
from bench.place import Place
from bench.sizes import Sizes
from bench.template import Template, template
from bench.worlds import World


@dataclass(frozen=True)
class Ground:
    """A place and sizes; the rest is made when first asked for."""

    place: Place
    sizes: Sizes

    @cached_property
    def template(self) -> Template:
        """The demonstration, seeded once."""
        return template(self.place.database(), self.folder, whole=self.sizes.whole)

    @cached_property
    def world(self) -> World:
        """A world with its book folded. Nobody adds to it."""
        world = World(template=self.template, database=self.place.database())
        world.grow(self.sizes.cases)
        with reading(world.database) as log:
            projector(world, log).catch_up()
        with self.place.maintaining(world.database) as connection:
            connection.execute("VACUUM ANALYZE")
        return world

    @property
    def folder(self) -> Path:
        """Where the world's keys and papers lie."""
        return self.place.folder

    @contextmanager
    def book(self) -> Iterator[PostgresBook]:
        """The world's book, as one reader asks it."""
        with PostgresBook(self.world.database.office, connections=2) as book:
            yield book


@contextmanager
def reading(database: Database) -> Iterator[PostgresLog]:
    """A log over one connection, which is open."""
    with open_log(database.office, clock=SystemClock(), pool=1) as log:
        log.head()
        yield log


def projector(world: World, log: PostgresLog) -> Projector:
    """The clerk of a world, as the office runs it."""
    return Projector(world.database.clerk, log, world.keys.open)
