"""Proving: the ledger built and asked for proofs, the whole log verified, a case carried away."""

import hashlib
import io
import time
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from random import Random
from statistics import median, quantiles
from uuid import UUID

import psycopg

from adapters.clocks import SystemClock
from adapters.ledger import LedgerKeys, PostgresLedger, Sealer
from adapters.ledger.verification import Trust, Verification
from adapters.log import codec
from adapters.papers import FolderPapers
from adapters.postgres import Database
from application.audit.bundle.exporting import Asked, export
from application.audit.bundle.redacting import Variant
from application.audit.ledger.proving import inclusion_proof
from bench.ground import Ground
from bench.harness import Contender, Figures, Rival, Row
from bench.template import an_office
from web.bundling import History

ORIGIN = "sangsaeng.example/demonstration"
HASHED = "one SHA-256 a fact"
BODIES = "SELECT state FROM log.facts ORDER BY notification_id"
LONGEST = """
SELECT originator_id FROM log.facts WHERE topic LIKE 'application.%%' GROUP BY originator_id ORDER BY count(*) DESC LIMIT 1
"""
PERCENT = 100


def rows(ground: Ground) -> Iterator[Row | Figures]:
    """Sealing, proofs, verification, a bundle."""
    world, keys = ground.world, LedgerKeys(ground.folder / "ledger", ORIGIN)
    keys.ready()
    with psycopg.connect(world.database.office) as connection:
        bodies = [body for (body,) in connection.execute(BODIES, binary=True)]
    hashed = Rival(name=HASHED, measure=partial(_hash, bodies), goal=0.3)
    yield Row(
        key="ledger",
        what="ledger, built with its tiles",
        unit="fact",
        per_second=True,
        warm=False,
        ours=Contender(name="ours", measure=partial(_seal, ground, keys)),
        rivals=(hashed,),
    )
    database = ground.place.copy(world.database)
    Sealer(database.clerk, ORIGIN, keys.signing).seal()
    yield Figures(
        key="proof",
        what="a proof that a fact is in the tree",
        unit="second",
        measure=partial(_prove, database, keys, world.facts, ground.sizes.slice),
        goals={"p50": 0.001},
    )
    yield Row(
        key="verify",
        what="verify the whole log, its tree and its book",
        unit="fact",
        per_second=True,
        warm=False,
        ours=Contender(name="ours", measure=partial(_verify, ground, database, keys)),
        rivals=(Rival(name=HASHED, measure=hashed.measure, goal=0.4),),
    )
    with psycopg.connect(database.office) as connection:
        found = connection.execute(LONGEST).fetchone()
    if found is not None:
        yield from _bundles(ground, database, keys, found[0])
    ground.place.drop(database.superuser)


def _bundles(ground: Ground, database: Database, keys: LedgerKeys, case: UUID) -> Iterator[Row]:
    asked = Asked(case=case, variant=Variant.AUDITOR, firm=None, purpose="측정")
    with (
        an_office(database, ground.folder, SystemClock()) as office,
        PostgresLedger(database.office, ORIGIN, keys) as ledger,
    ):
        export_it = partial(export, office, ledger, asked, History(office))
        files = _unzipped(export_it())
        yield Row(
            key="bundle",
            what="an evidence bundle of the longest case, for an auditor",
            unit="bundle",
            ours=Contender(name="ours", measure=partial(_taken, export_it)),
            rivals=(Rival(name="zipping the same files", measure=partial(_taken, partial(_zip, files))),),
        )


def _hash(bodies: list[bytes]) -> float:
    begun = time.perf_counter()
    for body in bodies:
        hashlib.sha256(body).digest()
    return (time.perf_counter() - begun) / len(bodies)


@contextmanager
def _unsealed(ground: Ground) -> Iterator[Database]:
    database = ground.place.copy(ground.world.database)
    try:
        yield database
    finally:
        ground.place.drop(database.superuser)


def _seal(ground: Ground, keys: LedgerKeys) -> float:
    with _unsealed(ground) as database:
        begun = time.perf_counter()
        size = Sealer(database.clerk, ORIGIN, keys.signing).seal()
        return (time.perf_counter() - begun) / size


def _prove(database: Database, keys: LedgerKeys, size: int, seconds: float) -> Mapping[str, float]:
    rng = Random(size)  # noqa: S311 - not for secrets
    taken: list[float] = []
    with PostgresLedger(database.office, ORIGIN, keys, connections=1) as ledger:
        ledger.newest()
        end = time.perf_counter() + seconds / 2
        while time.perf_counter() < end or len(taken) < PERCENT:
            begun = time.perf_counter()
            inclusion_proof(rng.randrange(size), size, ledger.tiles)
            taken.append(time.perf_counter() - begun)
    return {"p50": median(taken), "p99": quantiles(taken, n=PERCENT)[98]}


def _verify(ground: Ground, database: Database, keys: LedgerKeys) -> float:
    codec.forget()
    opens = ground.world.keys
    papers = FolderPapers(ground.folder / "papers", opens)
    trust = Trust(origin=ORIGIN, operators=keys.verifying(), witnesses=())
    begun = time.perf_counter()
    report = Verification(office=database.office, trust=trust, opens=opens.open, papers=papers).run(
        None, lambda *_: None
    )
    if report.found:
        raise RuntimeError(f"the world that was measured is damaged: {report.found[:3]}")
    return (time.perf_counter() - begun) / report.facts


def _taken(work: partial[bytes]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _unzipped(bundle: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(bundle)) as file:
        return {name: file.read(name) for name in file.namelist()}


def _zip(files: Mapping[str, bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as file:
        for name, data in files.items():
            file.writestr(name, data)
    return written.getvalue()
