"""What the whole suite logs is searched for what was sealed and given out in it: a plugin that fails the run where any is found.

Everything that is logged in a test, and by the servers and offices that tests start, is kept as its lines. At the end they
are searched for every text that was sealed in the same process, and for every secret that was drawn there. A text of other
letters than ASCII is looked for as it is, in what is logged in such letters: that should be nothing. A secret, a number or
an address is a word of its own. Ordinary words, which may stand in a log by themselves, are not looked for.
"""

import re
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from adapters.keys import sealing
from domain.values import KeyId, Sealed

Seal = Callable[[str, KeyId, AESGCM], Sealed]

LOGGED = re.compile(
    r"""^(\{" | \d{4}-\d\d-\d\d[\ T].*\[(debug|info|warning|error|critical)\s*\]
        | \d{4}-\d\d-\d\d\s.*\s(LOG|ERROR|FATAL|DETAIL|STATEMENT):)""",
    re.VERBOSE,
)
"""A line of ours, for a machine or for a person, or of PostgreSQL's."""
WORDS = re.compile(r"[^\s\"'=,;()\[\]{}<>]+")
SHORTEST_TEXT, SHORTEST_WORD = 4, 9
"""Letters below which a text, or a word, may stand in a log by chance."""


@dataclass
class Kept:
    """What was sealed and drawn in this process, and what was logged."""

    texts: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    lines: set[str] = field(default_factory=set)
    said: set[str] = field(default_factory=set)

    def sealed(self, text: str) -> None:
        """A text was sealed."""
        if text.isascii():
            found = WORDS.fullmatch(text.strip())
            if found and len(text) >= SHORTEST_WORD and any(letter.isdigit() or letter == "@" for letter in text):
                self.words.add(text.strip())
        elif len(text) >= SHORTEST_TEXT:
            self.texts.add(text)

    def logged(self, text: str, *, whole: bool = False) -> None:
        """Something was logged; of what else a test printed only its log lines are, unless it is a log as a whole."""
        for line in text.splitlines():
            if whole or LOGGED.match(line):
                self.said.update(WORDS.findall(line))
                if not line.isascii():
                    self.lines.add(line)

    def leaked(self) -> Iterator[str]:
        """What was logged and never should be; of secrets the beginning alone."""
        for word in sorted(self.words & self.said):
            yield f"{word[:4]}… ({len(word)} letters)"
        every = "\n".join(self.lines)
        yield from sorted(text for text in self.texts if text in every)


KEPT = Kept()


def note(*logs: Path) -> None:
    """Keep what servers and offices logged."""
    for log in logs:
        KEPT.logged(log.read_text(encoding="utf-8", errors="replace"), whole=True)


@dataclass(eq=False)
class Watching:
    """The plugin of one process; in the one that was started, with what its workers found."""

    found: list[str] = field(default_factory=list)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Keep what a test logged."""
        for _, content in report.sections:
            KEPT.logged(content)

    def pytest_testnodedown(self, node: object) -> None:
        """Take over what a worker found."""
        self.found += getattr(node, "workeroutput", {}).get("leaked", [])

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Search, and fail the run where anything leaked."""
        leaked = list(KEPT.leaked())
        output = getattr(session.config, "workeroutput", None)
        if output is not None:
            output["leaked"] = leaked
            return
        self.found += leaked
        if self.found and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Say what leaked."""
        if self.found:
            terminalreporter.section("logged, and never should be", red=True)
            for one in sorted(set(self.found)):
                terminalreporter.line(one)


def watch(config: pytest.Config) -> None:
    """Watch this process from now on."""
    sealing.seal = _watched(sealing.seal)  # type: ignore[assignment]
    drawn = secrets.token_urlsafe
    secrets.token_urlsafe = lambda nbytes=None: _kept(drawn(nbytes))
    config.pluginmanager.register(Watching(), "leaking")


def _watched(seal: Seal) -> Seal:
    def sealed(text: str, key: KeyId, cipher: AESGCM) -> Sealed:
        KEPT.sealed(text)
        return seal(text, key, cipher)

    return sealed


def _kept(secret: str) -> str:
    KEPT.words.add(secret)
    return secret
