"""The letters of the demonstration: each fact that is told to a party has its letter, in the same breath, and no other has one."""

from collections import Counter
from collections.abc import Iterator
from uuid import UUID

from application.record import Recorded
from domain.applications import APPLICATION
from domain.applications.facts import Submitted, SupplementRequested
from domain.certifications import facts as certifications
from domain.disputes import facts as disputes
from domain.letters.facts import LetterKind, Rendered
from domain.notices.facts import Issued
from domain.revocations import facts as revocations
from domain.subjects import SUBJECT
from tests.adapters.letters.pdf import said, squeezed
from tests.application.demonstration.conftest import Demonstration
from web.wording.words import word

EACH = 2
"""So many letters of a kind are read."""


def told_by(one: Recorded) -> Iterator[LetterKind]:
    """The letters that a fact is told in."""
    match one.fact:
        case Submitted():
            yield LetterKind.RECEIPT_SLIP
        case SupplementRequested():
            yield LetterKind.SUPPLEMENT_REQUEST
        case Issued() as fact:
            yield LetterKind.REJECTION_NOTICE if fact.remedies else LetterKind.SELECTION_NOTICE
        case disputes.SupplementRequested():
            yield LetterKind.OBJECTION_SUPPLEMENT_REQUEST
        case disputes.AnswerExtended():
            yield LetterKind.ANSWER_EXTENSION
        case disputes.ResultNotified():
            yield LetterKind.OBJECTION_RESULT
        case revocations.PriorNoticeGiven() as fact:
            yield from (LetterKind.REVOCATION_PRIOR_NOTICE for _ in fact.parties)
        case revocations.Notified() as fact:
            yield from (LetterKind.REVOCATION_NOTICE for _ in fact.parties)
        case certifications.Issued() | certifications.Renewed():
            yield LetterKind.CERTIFICATE
        case _:
            return


def letters(demonstration: Demonstration) -> list[tuple[Recorded, Rendered]]:
    return [(one, one.fact) for one in demonstration.facts if isinstance(one.fact, Rendered)]


def test_every_fact_that_is_told_has_its_letters_and_no_other_has_one(demonstration: Demonstration) -> None:
    expected = Counter((one.stream, one.version, kind) for one in demonstration.facts for kind in told_by(one))
    assert Counter((fact.about, fact.at_version, fact.kind) for _, fact in letters(demonstration)) == expected


def test_a_letter_is_recorded_in_the_request_of_what_it_tells(demonstration: Demonstration) -> None:
    told = {(one.stream, one.version): one.envelope for one in demonstration.facts}
    for one, fact in letters(demonstration):
        about = told[fact.about, fact.at_version]
        assert (one.envelope.by, one.envelope.at) == (about.by, about.at)


def test_no_party_is_written_to_twice_about_the_same(demonstration: Demonstration) -> None:
    written = [(fact.about, fact.at_version, fact.recipient) for _, fact in letters(demonstration)]
    assert len(set(written)) == len(written)


def test_letters_of_every_kind_say_whom_they_are_for_and_which_case_they_are_about(
    demonstration: Demonstration,
) -> None:
    office, read = demonstration.at.office, Counter[LetterKind]()
    for _, fact in letters(demonstration):
        read[fact.kind] += 1
        if read[fact.kind] > EACH:
            continue
        whole = said(office.papers.get(fact.paper))
        case = office.find(APPLICATION, fact.application).state
        expected = (
            word(fact.kind, "ko"),
            name(demonstration, fact.recipient),
            case.receipt or "",
            office.keys.open(case.form.title) if fact.kind is not LetterKind.CERTIFICATE else "",
            word(case.track, "ko"),
            "시연용 – 효력 없음",
            f"{fact.on.year}. {fact.on.month}. {fact.on.day}.",
        )
        assert [one for one in expected if squeezed(one or "") not in whole] == [], fact.kind
    assert set(LetterKind) - set(read) == {LetterKind.ANSWER_EXTENSION}, "nobody extends an answer there"


def name(demonstration: Demonstration, subject: UUID) -> str | None:
    office = demonstration.at.office
    return office.keys.open(office.find(SUBJECT, subject).state.identity.label)
