"""Challenge (기피): a party says why a member should not count, and the panel resolves it without that member."""

from collections import Counter
from datetime import date
from uuid import UUID

from domain.facts import require
from domain.panels import Panel
from domain.panels.facts import ChallengeRaised, ChallengeResolved, Ground, RecusalCause, Recused
from domain.panels.standing import majority, on_panel, require_cleared, require_seat
from domain.values import Sealed


def raise_challenge(
    panel: Panel, *, case: UUID, member: UUID, party: UUID, grounds: tuple[Ground, ...], reasons: Sealed, on: date
) -> ChallengeRaised:
    """Challenge a member, by ground and substantiated in writing (행정심판법 §10 by analogy)."""
    assigned = on_panel(panel, case)
    require(panel.member(member), "not-a-member", member=member)
    require(assigned.recusal(member) is None, "member-recused", member=member)
    require(grounds, "grounds-required")
    mine = [one for one in assigned.pending(member) if one.party == party]
    require(not mine, "already-challenged")
    return ChallengeRaised(case=case, member=member, party=party, grounds=grounds, reasons=reasons, on=on)


def resolve_challenge(
    panel: Panel,
    *,
    case: UUID,
    member: UUID,
    ayes: tuple[UUID, ...],
    noes: tuple[UUID, ...],
    reasons: Sealed,
    on: date,
) -> tuple[ChallengeResolved] | tuple[ChallengeResolved, Recused]:
    """Resolve all that is pending against a member: upheld by more than half of those voting, and then recused.

    More than half of those who may vote do: who sits that day and is not recused for the case, but whoever is challenged.
    A voter has answered the conflict question for the case.
    """
    assigned = on_panel(panel, case)
    pending = assigned.pending(member)
    require(pending, "no-challenge-pending", member=member)
    voters = (*ayes, *noes)
    require(voters, "nobody-voted")
    require(member not in voters, "challenged-may-not-vote", member=member)
    twice = [voter for voter, times in Counter(voters).items() if times > 1]
    require(not twice, "voted-twice", members=twice)
    for voter in voters:
        require_seat(panel, voter, on)
        require_cleared(assigned, voter)
    able = [one for one in panel.people() if one != member and panel.seated(one, on) and not assigned.recusal(one)]
    needed = majority(len(able))
    require(len(voters) >= needed, "no-quorum", present=len(voters), needed=needed)
    upheld = len(ayes) * 2 > len(voters)
    resolved = ChallengeResolved(case=case, member=member, ayes=ayes, noes=noes, upheld=upheld, reasons=reasons, on=on)
    if not upheld or assigned.recusal(member):
        return (resolved,)
    grounds = tuple(dict.fromkeys(ground for one in pending for ground in one.grounds))
    return resolved, Recused(
        case=case, member=member, cause=RecusalCause.CHALLENGED, grounds=grounds, reasons=reasons, on=on
    )
