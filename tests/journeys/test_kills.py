"""Nothing acknowledged is ever lost: processes of the office are killed at random under load."""

import random
import signal
import threading
import time
from dataclasses import dataclass, field
from uuid import UUID, uuid4

import psutil
import psycopg
import pytest

from tests.journeys.conftest import Opened
from tests.journeys.running import Answer, Serving, serving

KILLS = 50
WRITERS = 4
MENDED_SECONDS = 40
SEED = 20210419


@dataclass
class Client:
    """A client that repeats a request under its idempotency key until it is answered, and notes what was acknowledged."""

    office: Serving
    token: str
    number: int
    stop: threading.Event
    acknowledged: dict[str, dict[str, object]] = field(default_factory=dict)
    surprises: list[str] = field(default_factory=list)

    def run(self) -> None:
        """Register people, one after the other, until told to stop; the last one until it is answered."""
        serial = 0
        while not self.stop.is_set():
            name = f"(가상) 부하시험 {self.number}-{serial}"
            self._until_answered(name, {"label": name}, str(uuid4()))
            serial += 1

    def _until_answered(self, name: str, body: dict[str, object], key: str) -> None:
        until = time.monotonic() + MENDED_SECONDS
        while True:
            answer = self._try(body, key)
            if time.monotonic() > until:
                self.surprises.append(f"not mended in time: {answer} {self.office.said()}")
                return
            if answer is None or answer.status in {500, 502, 503}:
                time.sleep(0.02)  # the office is being mended; the same request is sent again
                continue
            if answer.status == 201:
                self.acknowledged[name] = answer.json
            else:
                self.surprises.append(f"{answer.status} {answer.body!r}")
            return

    def _try(self, body: dict[str, object], key: str) -> Answer | None:
        try:
            return self.office.ask(
                "POST", "/api/v1/people", token=self.token, body=body, headers={"Idempotency-Key": key}, timeout=10
            )
        except OSError:
            return None


@pytest.mark.slow
@pytest.mark.timeout(240)
def test_after_fifty_kills_every_acknowledgement_is_found_once_and_the_views_have_caught_up(opened: Opened) -> None:
    chance = random.Random(SEED)
    token = opened.token
    with serving(opened.folder, processes=2) as office:
        stop = threading.Event()
        clients = [Client(office, token, number, stop) for number in range(WRITERS)]
        threads = [threading.Thread(target=client.run) for client in clients]
        for thread in threads:
            thread.start()
        everybody: set[psutil.Process] = set()
        killed = []
        for number in range(1, KILLS + 1):
            killed.append(_kill_one(office, chance, everybody))
            _wait_for_work(clients, at_least=number)
        stop.set()
        for thread in threads:
            thread.join(60)
        office.wait_until_ready()
        assert {"postgres", "web", "worker"} <= set(killed), killed
        assert [surprise for client in clients for surprise in client.surprises] == []
        _check(office, clients, token)
        office.stop()
        _, alive = psutil.wait_procs(everybody, timeout=20)
        assert not alive, "a process outlived the office"


def _kill_one(office: Serving, chance: random.Random, everybody: set[psutil.Process]) -> str:
    """Kill a random process of the office, at a random moment."""
    time.sleep(chance.uniform(0.02, 0.3))
    kind = chance.choice(["postgres", "web", "web", "worker"])
    everybody.update(office.family())
    family = [one for one in office.family() if _kind(one) == kind]
    if not family:
        return "nobody"
    victim = chance.choice(family)
    try:
        victim.send_signal(signal.SIGKILL)
    except psutil.NoSuchProcess:
        return "nobody"
    return kind


def _wait_for_work(clients: list[Client], *, at_least: int) -> None:
    """However slow the machine is, kills go on only as long as the office works in between."""
    until = time.monotonic() + MENDED_SECONDS
    while sum(len(one.acknowledged) for one in clients) <= at_least and time.monotonic() < until:
        time.sleep(0.01)


def _kind(process: psutil.Process) -> str:
    try:
        words = " ".join(process.cmdline())
        parent = process.parent()
    except psutil.Error:
        return "gone"
    if "postgres" in words:
        return "postgres" if parent is not None and "postgres" not in " ".join(parent.cmdline()) else "backend"
    return "worker" if " work" in words else "web"


def _check(office: Serving, clients: list[Client], token: str) -> None:
    acknowledged = {name: answer for client in clients for name, answer in client.acknowledged.items()}
    assert len(acknowledged) > KILLS, "the office did no work between the kills"
    with psycopg.connect(office.database.superuser) as connection:
        rows = connection.execute(
            "SELECT originator_id, notification_id FROM log.facts WHERE topic = 'subject.registered'"
        ).fetchall()
        head = connection.execute("SELECT max(notification_id) FROM log.facts").fetchone()
    recorded: dict[UUID, list[int]] = {}
    for subject, position in rows:
        recorded.setdefault(subject, []).append(position)
    assert all(len(positions) == 1 for positions in recorded.values()), "somebody was registered twice"
    lost = [name for name, answer in acknowledged.items() if UUID(str(answer["id"])) not in recorded]
    assert lost == []
    # One request a client may have been recorded without its answer having been read; the operator is one more.
    assert len(recorded) <= len(acknowledged) + len(clients) + 1
    assert head is not None
    caught_up = office.ask("GET", "/api/v1/applications", token=token, headers={"Sangsaeng-After": str(head[0])})
    assert caught_up.status == 200, caught_up.body
    assert int(caught_up.headers["sangsaeng-position"]) >= head[0]
