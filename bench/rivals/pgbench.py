"""The limit of many at once: the same INSERT by PostgreSQL's own pgbench, without Python."""

import os
import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from psycopg.conninfo import conninfo_to_dict

from adapters.postgres import Server
from bench.harness import Absent
from bench.saving import BODY, TOPIC

RATE = re.compile(r"^tps = ([0-9.]+)", re.MULTILINE)
SCRIPT = """
INSERT INTO facts (originator_id, originator_version, topic, state)
VALUES (gen_random_uuid(), 1, :topic, decode(:body, 'hex')) RETURNING notification_id;
"""
FIRST_GUESS = 2000.0


@dataclass
class Pgbench:
    """pgbench over a raw table, with so many clients. `rate` is what it came to last: it counts in INSERTs, not seconds."""

    program: Path
    conninfo: str
    clients: int
    rate: float = FIRST_GUESS

    def measure(self, seconds: float) -> float:
        """The seconds of one INSERT among as many as are done in so long."""
        named = conninfo_to_dict(self.conninfo)
        each = max(1, round(self.rate * seconds / self.clients))
        with tempfile.NamedTemporaryFile("w", suffix=".sql") as script:
            script.write(SCRIPT)
            script.flush()
            words = ["-n", "-M", "prepared", "-D", f"topic={TOPIC}", "-D", f"body={BODY.hex()}"]
            words += ["-c", str(self.clients), "-j", str(os.cpu_count() or 1), "-t", str(each)]
            said = subprocess.run(
                [str(self.program), *words, "-f", script.name, str(named["dbname"])],
                check=True,
                capture_output=True,
                text=True,
                env={
                    "PATH": os.defpath,
                    **{f"PG{one.upper()}": str(named[one]) for one in ("host", "port", "user", "password")},
                },
            ).stdout
        found = RATE.search(said)
        if found is None:
            raise Absent(f"pgbench told no rate: {said[-200:]}")
        self.rate = float(found[1])
        return 1 / self.rate


def pgbench(server: Server, conninfo: str, *, clients: int) -> Pgbench:
    """The program beside the server's others, or the machine's. Raises `Absent`."""
    beside = Path(server.place.binaries.program("pgbench"))
    program = beside if beside.is_file() else Path(shutil.which("pgbench") or "")
    if not program.is_file():
        raise Absent("pgbench is not installed")
    return Pgbench(program, conninfo, clients)
