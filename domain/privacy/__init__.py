"""Requests about one's own data (개인정보 보호법 §35, §36): what somebody asked of the office that describes them."""

from dataclasses import dataclass, replace
from datetime import date
from typing import assert_never
from uuid import UUID

from domain.privacy.facts import Answered, Holding, Outcome, PrivacyFact, Received, RequestKind
from domain.streams import Stream


@dataclass(frozen=True, kw_only=True)
class PrivacyRequest:
    """A request as it stands."""

    kind: RequestKind
    about: UUID
    received: Received
    answered: Answered | None = None

    @property
    def answer_by(self) -> date:
        """The last day to answer."""
        return self.received.answer_by

    def shown(self) -> frozenset[Holding]:
        """The parts of what is held that were opened to whoever asked."""
        answer = self.answered
        if self.kind is not RequestKind.ACCESS or answer is None or answer.outcome is Outcome.REFUSED:
            return frozenset()
        return frozenset(Holding) - set(answer.withheld)


def begin(fact: Received) -> PrivacyRequest:
    """Fold the request."""
    return PrivacyRequest(kind=fact.kind, about=fact.about, received=fact)


def after(request: PrivacyRequest, fact: PrivacyFact) -> PrivacyRequest:
    """Fold a later fact."""
    match fact:
        case Received():
            return begin(fact)
        case Answered():
            return replace(request, answered=fact)
        case _:
            assert_never(fact)


PRIVACY_REQUEST = Stream("privacy-request", begin, after, (Received, Answered))
