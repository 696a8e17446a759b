"""Saves of many threads in one commit: whatever waits while one is under way goes together in the next.

Whoever finds nobody at it leads: submits what waits, his own first, and hands on the lead to the first who came meanwhile.
So nobody leads for longer than one commit, and there is no thread to look after. Where a commit is shared, the next
leader waits for a moment, a fraction of what the last one took, for those who have just been answered to come back.
"""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from threading import Condition, Lock
from time import monotonic
from uuid import UUID

from eventsourcing.persistence import OperationalError

from adapters.log.appending import Answer, Lost, Submission, stream_of

MOST_SAVES = 256
"""Saves of one commit."""
MOST_FACTS = 5000
"""Facts after which no further save joins a commit."""
MOST_WAITING = 1024
"""Saves that may wait; whoever comes then is told at once that the log is busy."""
PATIENCE_SECONDS = 20.0
"""How long a save waits for its answer; a server that works limits the wait for a connection and for the lock to five each."""
COMPANY_SHARE = 0.25
"""How much of the time that the last commit took the next may wait for company."""

Submit = Callable[[Sequence[Submission]], Sequence[Answer]]
"""Appends submissions that share no stream and no key, and answers each. What it raises is the answer to all of them."""


UNANSWERED = Lost(None)


@dataclass(eq=False, slots=True)
class Ticket:
    """A save that waits. Its bell rings once: when it is answered, or is to lead."""

    submission: Submission
    bell: Lock = field(default_factory=Lock)
    leads: bool = False
    answer: Answer = UNANSWERED

    def __post_init__(self) -> None:
        """Let the first who asks for the bell wait."""
        self.bell.acquire()


class Gathering:
    """The saves of one process on their way to the database. `hang_up` ends the wait of whoever leads."""

    def __init__(self, submit: Submit, hang_up: Callable[[], None]) -> None:
        self._submit = submit
        self._hang_up = hang_up
        self._turn = Lock()
        self._came = Condition(self._turn)
        self._waiting: deque[Ticket] = deque()
        self._led = False
        self._expected = 1
        self._took = 0.0

    def save(self, submission: Submission) -> Answer:
        """Save. Raises `OperationalError` where the log is too busy to take it, or does not answer in time."""
        ticket = Ticket(submission)
        with self._turn:
            if len(self._waiting) >= MOST_WAITING:
                raise OperationalError("the log is busy: nothing was recorded")
            self._waiting.append(ticket)
            leads, self._led = not self._led, True
            if not leads:
                self._came.notify()
        if leads or self._is_to_lead(ticket):
            self._lead()
        return ticket.answer

    def _is_to_lead(self, ticket: Ticket) -> bool:
        """Wait until the bell rings; whether it rang for leading."""
        if ticket.bell.acquire(timeout=PATIENCE_SECONDS):
            return ticket.leads
        with self._turn:
            if ticket.leads:
                return True
            if ticket in self._waiting:
                self._waiting.remove(ticket)
            self._hang_up()
        raise OperationalError("the log did not answer in time")

    def _lead(self) -> None:
        """Submit what waits, and hand on."""
        batch = self._company()
        begun = monotonic()
        try:
            answers = self._submit([ticket.submission for ticket in batch])
            for ticket, answer in zip(batch, answers, strict=True):
                ticket.answer = answer
        except Exception as error:  # noqa: BLE001 - everybody who was on the way with him is told the same
            for ticket in batch:
                ticket.answer = error
        finally:
            self._hand_on(len(batch), monotonic() - begun)
            for ticket in batch[1:]:
                ticket.bell.release()

    def _company(self) -> list[Ticket]:
        """Who goes along: the first, and whoever waits and shares no stream or key with one before."""
        with self._turn:
            if self._expected > 1:
                self._came.wait_for(lambda: len(self._waiting) >= self._expected, self._took * COMPANY_SHARE)
            batch, left = _first_of(self._waiting)
            self._waiting = left
            return batch

    def _hand_on(self, many: int, took: float) -> None:
        with self._turn:
            self._expected, self._took = many, took
            if self._waiting:
                self._waiting[0].leads = True
                self._waiting[0].bell.release()
            else:
                self._led = False


def _first_of(waiting: deque[Ticket]) -> tuple[list[Ticket], deque[Ticket]]:
    """Who can go together, in the order they came, and who is left."""
    batch: list[Ticket] = []
    left: deque[Ticket] = deque()
    taken: set[UUID | bytes] = set()
    facts = 0
    for ticket in waiting:
        held = set(_held(ticket.submission))
        if len(batch) == MOST_SAVES or (batch and facts + len(ticket.submission.events) > MOST_FACTS) or held & taken:
            left.append(ticket)
            continue
        batch.append(ticket)
        facts += len(ticket.submission.events)
        taken |= held
    return batch, left


def _held(submission: Submission) -> Iterator[UUID | bytes]:
    """What no other save of the same commit may have: its streams and its key."""
    for event in submission.events:
        yield stream_of(event)
    if submission.once:
        yield submission.once.key
