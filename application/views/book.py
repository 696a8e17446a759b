"""The book: every projection of the log, one bookmark, and the questions people ask of it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar
from uuid import UUID

from application.figures import Behind, CountedTasks, Stood
from application.record import Recorded
from application.views.marks import KeptTask
from application.views.questions import AsOf, CaseQuery, CertificationQuery, PurchaseQuery, Scope
from domain.agreements import Agreement
from domain.applications import Application, Status
from domain.calls import Call
from domain.certifications import Certification
from domain.certifications.facts import CertificateNo
from domain.certifications.standing import Standing
from domain.purchases import Purchase
from domain.purchases.facts import PurchaseKind
from domain.rules.vocabulary import Track
from domain.subjects import SubjectStanding
from domain.values import Agency, Form, ReceiptNo

if TYPE_CHECKING:
    from application.views.desk import DeskQuery, DeskRow

R = TypeVar("R")


@dataclass(frozen=True, kw_only=True)
class CaseRow:
    """One line of the case list. Firms are subject ids; names join from the register when shown."""

    id: UUID
    call: UUID
    track: Track
    agency: Agency
    status: Status
    receipt: ReceiptNo | None
    filed_by: UUID
    firms: tuple[UUID, ...]
    partner: UUID | None
    officer: UUID | None
    opened_at: datetime
    submitted_at: datetime | None
    changed_at: datetime
    supplement_due: date | None
    met: int
    unmet: int
    advisory: int
    products: int
    """How many products and works it names: the unit that targets are counted in (AMB-10)."""
    published: date | None
    """The day its selection was officially published (고시)."""
    version: int
    position: int


@dataclass(frozen=True, kw_only=True)
class CaseFile:
    """Everything on record about one case, texts still sealed. `version` is the application stream's: the ETag."""

    id: UUID
    version: int
    position: int
    application: Application
    agreement: Agreement | None
    agreement_id: UUID | None
    agreement_version: int
    opened_at: datetime
    submitted_at: datetime | None
    changed_at: datetime


@dataclass(frozen=True, kw_only=True)
class CaseName:
    """What a case is called where it is only named: its receipt number, null before; and whether it is in the asker's scope."""

    receipt: str | None
    in_scope: bool


@dataclass(frozen=True, kw_only=True)
class TimelineRow:
    """One fact of a case with its place in the log, and its body as stored (sealed texts still sealed)."""

    case: UUID
    recorded: Recorded
    body: bytes


@dataclass(frozen=True, kw_only=True)
class Mark:
    """A line of a case's timeline, named by the stream and version of its fact: it tells no position."""

    stream: UUID
    version: int
    case: UUID


START = Mark(stream=UUID(int=0), version=0, case=UUID(int=0))
"""Before every line."""


@dataclass(frozen=True, kw_only=True)
class Step:
    """A line of the timeline of one of many cases, with the name of its fact."""

    position: int
    case: UUID
    mark: Mark
    name: str


@dataclass(frozen=True, kw_only=True)
class Excerpt:
    """What is read of the timelines of some cases: facts of these names, and those at these positions.

    Of the `moved` cases it is every fact until a position, too.
    """

    cases: frozenset[UUID]
    names: frozenset[str]
    positions: frozenset[int]
    moved: frozenset[UUID]
    until: int


@dataclass(frozen=True, kw_only=True)
class RegisterRow:
    """A subject with its names in the clear: the one page of the book that holds personal data.

    Its sealed names stand in the log alone: rows of a third of the length are read a hundred at a time for a list's names.
    """

    id: UUID
    label: str
    business_number: str | None
    representative: str | None
    phone: str | None
    email: str | None
    address: str | None
    organisation: str | None
    subject: SubjectStanding


@dataclass(frozen=True, kw_only=True)
class CallRow:
    """A call as it stands, for lists and for judging what a case shows."""

    id: UUID
    version: int
    position: int
    call: Call


@dataclass(frozen=True, kw_only=True)
class CertificationRow:
    """A confirmation as it stood on the day asked for."""

    id: UUID
    version: int
    track: Track
    agency: Agency
    document: Certification


@dataclass(frozen=True, kw_only=True)
class PurchaseRow:
    """A purchase line with the confirmation it is of, as known then. It counts where that was valid on its day."""

    id: UUID
    version: int
    track: Track
    agency: Agency
    purchase: Purchase
    number: CertificateNo | None
    holder: UUID | None
    standing: Standing | None

    @property
    def counts(self) -> bool:
        """Whether the product was a confirmed one on the day (판로지원법 §21⑧)."""
        return self.standing is Standing.VALID


@dataclass(frozen=True, kw_only=True)
class PurchasesOf:
    """So many purchase lines of so many won, of one kind, in a year of a track's products; those that count, or do not."""

    year: int
    track: Track
    agency: Agency
    kind: PurchaseKind
    counts: bool
    lines: int
    won: int


@dataclass(frozen=True, kw_only=True)
class Page(Generic[R]):
    """A page of rows, the cursor of the next one or null, and how far the book showed when it was read."""

    rows: Sequence[R]
    next: tuple[datetime, UUID] | None
    position: int


@dataclass(frozen=True, kw_only=True)
class Facets:
    """How many cases there are under the query's filters by each value, each facet ignoring its own filter."""

    by_agency: Mapping[Agency, int] = field(default_factory=dict)
    by_track: Mapping[Track, int] = field(default_factory=dict)
    by_status: Mapping[Status, int] = field(default_factory=dict)
    by_call: Mapping[UUID, int] = field(default_factory=dict)


class Book(Protocol):
    """The questions the read side answers."""

    def position(self) -> int:
        """The position of the last fact the book has folded."""
        ...

    def shown(self) -> int:
        """The position of the last fact that any page shows: what people are told. Hidden facts do not move it."""
        ...

    def set_aside(self) -> int:
        """How many facts the book does without, because they could not be read or folded."""
        ...

    def wait_for(self, position: int, timeout: float) -> int:
        """Wait until the book has folded `position`, at most `timeout` seconds; answers the position it is at."""
        ...

    def cases(self, query: CaseQuery) -> Page[CaseRow]:
        """A page of the case list, last changed first."""
        ...

    def desk(self, query: "DeskQuery") -> "Sequence[DeskRow]":
        """What waits at a desk, reason by reason: what runs out first, and then the oldest."""
        ...

    def facets(self, query: CaseQuery) -> Facets:
        """The counts beside the list."""
        ...

    def products_published(self, call: UUID) -> int:
        """How many products and works of a call were officially published as selected: public, whoever asks."""
        ...

    def case(self, id: UUID, as_of: AsOf | None = None) -> CaseFile | None:
        """One case file, as it stands or as it stood."""
        ...

    def case_files(self, ids: Collection[UUID]) -> Mapping[UUID, CaseFile]:
        """Several case files as they stand, by id."""
        ...

    def known_at(self, moment: datetime) -> int:
        """The position up to which the record was known at an instant."""
        ...

    def last_moment(self, position: int) -> datetime | None:
        """The latest instant at which anything that the book shows was recorded up to a position."""
        ...

    def timeline(self, case: UUID) -> Sequence[TimelineRow]:
        """Every fact of a case, its agreement and its evaluation, in order; who is shown which, `disclosing` says."""
        ...

    def excerpts(self, wanted: Excerpt) -> Mapping[UUID, Sequence[TimelineRow]]:
        """Part of many timelines, each in order."""
        ...

    def timelines(self, cases: Collection[UUID]) -> Mapping[UUID, Sequence[TimelineRow]]:
        """The same of many cases at once."""
        ...

    def steps(self, scope: Scope, after: Mark, limit: int) -> Sequence[Step]:
        """The lines of the timelines of all cases in scope after one of them, by position and then by case, hidden ones too."""
        ...

    def certifications(self, query: CertificationQuery) -> Sequence[CertificationRow]:
        """Confirmations by number, one more than the limit where there are more."""
        ...

    def expiring(self, day: date) -> Sequence[UUID]:
        """The confirmations that time ended by this day and whose end is not on record yet."""
        ...

    def purchases(self, query: PurchaseQuery) -> Sequence[PurchaseRow]:
        """Purchases by day and contract."""
        ...

    def purchases_summed(self, query: PurchaseQuery) -> Sequence[PurchasesOf]:
        """The same added up by year, track and agency."""
        ...

    def tasks(self, agencies: Collection[Agency], *, since: AsOf | None = None) -> Sequence[KeptTask]:
        """Every task of these agencies with all its marks; or those of which something was not known or in effect as of then."""
        ...

    def tasks_counted(self, agencies: Collection[Agency], as_of: AsOf, others: Collection[Stood]) -> CountedTasks:
        """The tasks of these agencies counted as of then. `others` are those that stood otherwise then, as they did."""
        ...

    def tasks_behind(self, agencies: Collection[Agency], as_of: AsOf, wanted: Behind) -> Sequence[UUID]:
        """The tasks behind a figure, of those that stood as of then as they stand now, by id."""
        ...

    def case_names(self, cases: Collection[UUID], scope: Scope) -> Mapping[UUID, CaseName]:
        """What these cases are called; one that the book does not have is not among them."""
        ...

    def calls(self) -> Sequence[CallRow]:
        """Every call, the newest first."""
        ...

    def same_targets(self, case: UUID, form: Form, as_of: AsOf | None = None) -> Sequence[UUID]:
        """Other cases, undecided as they stand or stood, of one of this form's leads for the same product or kind of works."""
        ...

    def leads_with_another_partner(self, case: UUID, form: Form, as_of: AsOf | None = None) -> Sequence[UUID]:
        """The lead firms of this form that stand, or stood, beside another partner in another undecided case."""
        ...

    def register(self, ids: Collection[UUID]) -> Mapping[UUID, RegisterRow]:
        """The register rows of these subjects; one whose key was destroyed is not there."""
        ...

    def officers(self, agency: Agency) -> Sequence[RegisterRow]:
        """The intake officers of an agency."""
        ...

    def public_bodies(self) -> Sequence[RegisterRow]:
        """Every public body, by name."""
        ...

    def staff(self, limit: int) -> Sequence[RegisterRow]:
        """People who act for no firm, by name: those with a role, and those who wait for one."""
        ...

    def people_of(self, firm: UUID) -> Sequence[RegisterRow]:
        """Who acts for a firm."""
        ...

    def find_firms(self, text: str, limit: int) -> Sequence[RegisterRow]:
        """Firms and cooperatives by name (two syllables suffice) or business number."""
        ...
