"""Commands of the office in processes of their own that need not import it: each is forked from one that has.

Starting Python and importing the office takes a second; most commands take less than that for themselves.
"""

import atexit
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
FORKING = """
import json, os, sys
from importlib import import_module
from web.command_line import COMMANDS, main

for place in COMMANDS.values():
    import_module(place.partition(":")[0])
for line in sys.stdin:
    asked = json.loads(line)
    child = os.fork()
    if child == 0:
        os.environ.clear()
        os.environ.update(asked["env"])
        for number, path in enumerate((os.devnull, asked["stdout"], asked["stderr"])):
            os.dup2(os.open(path, os.O_RDWR), number)
        sys.argv[1:] = asked["words"]
        main(prog_name="sangsaeng")
    _, status = os.waitpid(child, 0)
    print(os.waitstatus_to_exitcode(status), flush=True)
"""


@cache
def _forking() -> subprocess.Popen[str]:
    """The process that has imported every command; it ends with this one."""
    process = subprocess.Popen(
        (sys.executable, "-c", FORKING), cwd=REPOSITORY, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    atexit.register(process.communicate)
    return process


def forked(words: tuple[str, ...], env: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """What a command says and how it ends, in this environment."""
    process = _forking()
    assert process.stdin
    assert process.stdout
    with tempfile.TemporaryDirectory() as folder:
        said = {name: Path(folder) / name for name in ("stdout", "stderr")}
        for path in said.values():
            path.touch()
        asked = {"words": words, "env": dict(env), **{name: str(path) for name, path in said.items()}}
        process.stdin.write(json.dumps(asked) + os.linesep)
        process.stdin.flush()
        status = int(process.stdout.readline())
        texts = {name: path.read_text("utf-8") for name, path in said.items()}
    return subprocess.CompletedProcess(words, status, texts["stdout"], texts["stderr"])
