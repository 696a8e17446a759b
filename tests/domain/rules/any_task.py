"""Any task whatever, for properties that hold of all of them."""

from datetime import date
from uuid import UUID

from hypothesis import strategies as st

from domain.rules.vocabulary import (
    Agreed,
    Evidence,
    EvidenceHeld,
    FirmProfile,
    FirmSize,
    FirmSnapshot,
    Licence,
    PaperKind,
    Target,
    TargetKind,
    Task,
    Track,
)

IDS = st.integers(1, 9).map(lambda number: UUID(int=number))
DAYS = st.dates()
"""Any day that can be written at all, the first and the last included."""
PROFILES = st.builds(
    FirmProfile,
    size=st.sampled_from(FirmSize),
    mid_sized=st.booleans(),
    startup=st.booleans(),
    established=st.none() | DAYS,
    licences=st.lists(st.sampled_from(Licence), max_size=3).map(tuple),
    business_group=st.none() | IDS,
    bar_until=st.none() | DAYS,
    number_verified=st.booleans(),
)
FIRMS = st.builds(FirmSnapshot, firm=IDS, cooperative=st.booleans(), profile=PROFILES, as_of=st.just(date(2021, 4, 1)))
ITEMS = st.none() | st.sampled_from(["5610170601", "3911160301"])
TARGETS = st.builds(
    Target,
    id=IDS,
    kind=st.sampled_from(TargetKind),
    detail_item_no=ITEMS,
    goods_listing_no=st.none() | st.just("5610170612345678"),
    goods_class_no=st.none() | st.sampled_from(["56101706", "39111603"]),
    designated=st.booleans(),
)
EVIDENCE = st.builds(
    EvidenceHeld,
    kind=st.sampled_from(Evidence),
    covers=ITEMS,
    valid_from=st.none() | DAYS,
    valid_until=st.none() | DAYS,
)
AGREEMENTS = st.builds(
    Agreed,
    leads=st.lists(IDS, max_size=6).map(tuple),
    partner=IDS,
    cooperative=st.none() | IDS,
    signed=st.lists(IDS, max_size=6).map(tuple),
)
PAPERS = st.lists(st.sampled_from(PaperKind), max_size=6).map(tuple)


def any_task(track: Track) -> st.SearchStrategy[Task]:
    """Any task of a track."""
    return st.builds(
        Task,
        track=st.just(track),
        on=DAYS,
        leads=st.lists(FIRMS, max_size=6).map(tuple),
        partner=st.none() | FIRMS,
        cooperative=st.none() | FIRMS,
        members=st.lists(FIRMS, max_size=6).map(tuple),
        evidence=st.lists(EVIDENCE, max_size=3).map(tuple),
        targets=st.lists(TARGETS, max_size=3).map(tuple),
        agreement=st.none() | AGREEMENTS,
        partner_places=st.integers(0, 9),
        papers=PAPERS,
        papers_required=PAPERS,
        same_target_elsewhere=st.lists(IDS, max_size=2).map(tuple),
        leads_with_another_partner=st.lists(IDS, max_size=2).map(tuple),
    )
