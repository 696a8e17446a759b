from uuid import UUID

from domain.places import PLACES, PlacesFreed, PlacesTaken, free, take
from tests.domain.examples import DAY
from tests.stories import given

FIVE = 5
ONE, TWO, SIX_TASK = UUID(int=101), UUID(int=102), UUID(int=103)
LEADS = tuple(UUID(int=200 + number) for number in range(6))


def taken(agreement: UUID, *leads: UUID) -> PlacesTaken:
    return PlacesTaken(agreement=agreement, leads=leads, on=DAY)


def test_the_fifth_lead_gets_a_place_and_the_sixth_is_told_why_not() -> None:
    four = given(PLACES, taken(ONE, *LEADS[:4]))
    five = four.when(take, limit=FIVE, agreement=TWO, leads=(LEADS[4],), on=DAY).then(PlacesTaken).and_then()
    five.when(take, limit=FIVE, agreement=SIX_TASK, leads=(LEADS[5],), on=DAY).then_refused(
        "partner-places-full", places=5, taken=5, wanted=1
    )


def test_a_lead_with_two_agreements_takes_one_place() -> None:
    given(PLACES, taken(ONE, *LEADS[:5])).when(
        take, limit=FIVE, agreement=TWO, leads=(LEADS[0],), on=DAY
    ).then(PlacesTaken).which(lambda places: len(places.leads()) == FIVE)  # fmt: skip


def test_a_freed_place_can_be_taken_again() -> None:
    story = given(PLACES, taken(ONE, *LEADS[:5]), PlacesFreed(agreement=ONE, on=DAY))
    story.when(take, limit=FIVE, agreement=TWO, leads=(LEADS[5],), on=DAY).then(PlacesTaken)


def test_an_agreement_that_holds_no_place_frees_none() -> None:
    places = given(PLACES, taken(ONE, LEADS[0])).when(take, limit=FIVE, agreement=TWO, leads=(), on=DAY)
    state = places.then(PlacesTaken).state()
    assert free(state, agreement=SIX_TASK, on=DAY) == ()
    assert free(state, agreement=ONE, on=DAY) == (PlacesFreed(agreement=ONE, on=DAY),)
