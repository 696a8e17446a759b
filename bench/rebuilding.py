"""Rebuilding: the whole book folded anew, against reading the log alone and against the library's projections."""

import time
from collections.abc import Iterator
from functools import partial
from threading import Event
from typing import Any

from eventsourcing.application import Application
from eventsourcing.projection import ProjectionRunner

from adapters.log import codec
from adapters.views.rebuilding import Rebuilder
from bench.ground import Ground, projector, reading
from bench.harness import Contender, Rival, Row
from bench.reading import COPY_LIMIT, copy_out
from bench.rivals import library
from bench.rivals.following import Following, Lines
from bench.worlds import World


def rows(ground: Ground) -> Iterator[Row]:
    """One row: all pages of the book."""
    world = ground.world
    with library.an_application(ground.place) as theirs:
        theirs.record_all(world.database)
        yield Row(
            key="rebuild",
            what="rebuild the book, every page",
            unit="fact",
            per_second=True,
            warm=False,
            ours=Contender(name="ours", measure=partial(_rebuild, world)),
            rivals=(
                Rival(name=COPY_LIMIT, measure=partial(copy_out, world.database), goal=0.55),
                Rival(name="library", measure=partial(_run, theirs.conninfo, ground.sizes.slice), goal=100.0),
            ),
        )


def _rebuild(world: World) -> float:
    codec.forget()
    with reading(world.database) as log:
        begun = time.perf_counter()
        Rebuilder(projector=projector(world, log)).rebuild()
        return (time.perf_counter() - begun) / world.facts


def _run(conninfo: str, seconds: float) -> float:
    """The seconds of an event, where the library's runner goes on for so long from where it left off."""
    runner: ProjectionRunner[Any, Lines] = ProjectionRunner(
        application_class=Application,
        projection_class=Following,
        view_class=Lines,
        env=library.settings_of(conninfo, pool=2),
    )
    with runner:
        before, begun = runner.view.max_tracking_id("Application") or 0, time.perf_counter()
        Event().wait(seconds)
        done = (runner.view.max_tracking_id("Application") or 0) - before
        return (time.perf_counter() - begun) / max(done, 1)
