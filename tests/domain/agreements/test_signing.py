from datetime import date

from domain.agreements import AGREEMENT
from domain.agreements.facts import Amended, Drafted, EndCause, Ended, Parties, Signed, Terms
from domain.agreements.signing import amend, draft, end, sign
from domain.applications import APPLICATION, Application
from domain.applications.facts import Withdrawn
from domain.rules.vocabulary import Track
from domain.values import Cooperative
from tests.domain.examples import CALL_ID, CASE, DAY, LEAD, OTHER, PARTNER, TEXT, submitted
from tests.domain.examples import drafted as application_drafted
from tests.stories import fold, given

TERMS = Terms(role_division=TEXT, rights_and_duties=TEXT)
PARTIES = Parties(leads=(LEAD,), partner=PARTNER)
drafted = Drafted(application=CASE, call=CALL_ID, track=Track.INNOVATION_GROWTH, parties=PARTIES, terms=TERMS)


def an_application(*more: Withdrawn) -> Application:
    application = fold(APPLICATION, application_drafted, submitted, *more)
    assert application is not None
    return application


LIVE = an_application()
GONE = an_application(Withdrawn(reasons=None, on=DAY))


def test_the_last_signature_concludes_the_agreement() -> None:
    half = given(AGREEMENT, drafted).when(sign, LIVE, party=LEAD, on=DAY).then(Signed)
    assert not half.state().concluded
    whole = half.and_then().when(sign, LIVE, party=PARTNER, on=DAY).then(Signed)
    assert whole.state().concluded


def test_each_party_signs_once_and_nobody_else_signs() -> None:
    story = given(AGREEMENT, drafted, Signed(party=LEAD, on=DAY))
    story.when(sign, LIVE, party=LEAD, on=DAY).then_refused("already-signed")
    story.when(sign, LIVE, party=OTHER, on=DAY).then_refused("not-a-party")


def test_changed_terms_are_signed_anew() -> None:
    (
        given(AGREEMENT, drafted, Signed(party=LEAD, on=DAY))
        .when(amend, LIVE, parties=PARTIES, terms=TERMS)
        .then(Amended)
        .which(lambda agreement: agreement.signed == ())
    )


def test_a_cooperative_signs_for_its_members() -> None:
    cooperative = Cooperative(firm=OTHER, members=(LEAD,))
    parties = Parties(leads=(), partner=PARTNER, cooperative=cooperative)
    assert parties.signatories() == (OTHER, PARTNER)
    given(AGREEMENT).when(draft, LIVE, id=CASE, parties=parties, terms=TERMS).then(Drafted, parties=parties)


def test_an_application_has_one_agreement() -> None:
    given(AGREEMENT, drafted).when(draft, LIVE, id=CASE, parties=PARTIES, terms=TERMS).then_refused("agreement-exists")


def test_an_agreement_needs_a_lead_and_two_different_parties() -> None:
    alone = Parties(leads=(), partner=PARTNER)
    given(AGREEMENT).when(draft, LIVE, id=CASE, parties=alone, terms=TERMS).then_refused("no-lead-firm")
    same = Parties(leads=(PARTNER,), partner=PARTNER)
    given(AGREEMENT).when(draft, LIVE, id=CASE, parties=same, terms=TERMS).then_refused("party-named-twice")


def test_nothing_is_agreed_about_an_application_that_ended() -> None:
    given(AGREEMENT, drafted).when(sign, GONE, party=LEAD, on=DAY).then_refused("application-ended")
    given(AGREEMENT, drafted).when(amend, GONE, parties=PARTIES, terms=TERMS).then_refused("application-ended")
    given(AGREEMENT).when(draft, GONE, id=CASE, parties=PARTIES, terms=TERMS).then_refused("application-ended")


def test_an_agreement_ends_once_and_then_counts_for_no_rule() -> None:
    ended = Ended(cause=EndCause.APPLICATION_WITHDRAWN, on=date(2021, 4, 2))
    agreement = fold(AGREEMENT, drafted, ended)
    assert agreement is not None
    assert agreement.agreed() is None
    assert end(agreement, cause=EndCause.TERM_ENDED, on=DAY) == ()
    given(AGREEMENT, drafted, ended).when(sign, LIVE, party=LEAD, on=DAY).then_refused("agreement-ended")
