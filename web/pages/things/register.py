"""The one register of pages of single things and of lists of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from application.parts import Actor
from application.permissions import Thing as Asked
from domain.roles import Role
from web.pages.menu import Sees, everybody, holders
from web.pages.things import above
from web.pages.things.permitting import (
    both_agencies,
    of_agency,
    of_case,
    of_disposal,
    of_dispute,
    of_firm,
    of_notice,
    of_panel,
    of_somebody,
)

Body = Mapping[str, Any]
When = Callable[[Body], bool]
Given = Callable[[Body, Mapping[str, str]], Mapping[str, str]]


def always(_: Body) -> bool:
    """Whatever stands."""
    return True


def has(*names: str) -> When:
    """While all of these are there."""
    return lambda body: all(body.get(name) not in (None, [], False) for name in names)


def lacks(*names: str) -> When:
    """While none of these is there."""
    return lambda body: all(body.get(name) in (None, [], False) for name in names)


def stands(*codes: str, at: str = "status") -> When:
    """While the status is one of these."""
    return lambda body: body.get(at) in codes


def both(*conditions: When) -> When:
    """While all of these hold."""
    return lambda body: all(one(body) for one in conditions)


def its_ids(_: Body, ids: Mapping[str, str]) -> Mapping[str, str]:
    """The ids that the page's own address names."""
    return ids


def _unanswered(body: Body) -> bool:
    """While somebody who may review has not answered the conflict question."""
    return any(one["conflict"] is None and not one["barred"] for one in body["reviewers"])


def of_its_case(body: Body, _: Mapping[str, str]) -> Mapping[str, str]:
    """The case that the thing belongs to."""
    return {"id": str(body["application"])}


def plain(_: Body, __: Mapping[str, str]) -> Mapping[str, str]:
    """Nothing: the act begins something new."""
    return {}


@dataclass(frozen=True, kw_only=True)
class Can:
    """What may be done with a thing: the act, while a condition holds, and what its form is given."""

    act: str
    when: When = always
    given: Given = its_ids
    at: str | None = None
    """The page on which it is done, where that is not the act's own form."""


@dataclass(frozen=True, kw_only=True)
class Each:
    """What may be done with each line of a table: the table's field, the acts, and what their forms are given of the line."""

    table: str
    cans: tuple[Can, ...]


@dataclass(frozen=True, kw_only=True)
class Lead:
    """A page that belongs to a thing, for who may ask what it shows, while a condition holds."""

    endpoint: str
    question: str
    when: When = always


@dataclass(frozen=True, kw_only=True)
class Page:
    """A page of one thing, or of a list of them: its address, the question of the API that it shows, and what may be done.

    `lines` leads from each line of a table to the page of what it is of: the endpoint, by the table's field. `tabs` are
    the addresses of what belongs to it, by their texts.
    """

    name: str
    rule: str
    question: str
    permitting: Callable[[Body, Actor], Asked] = both_agencies
    cans: tuple[Can, ...] = ()
    each: tuple[Each, ...] = ()
    lines: Mapping[str, str] = field(default_factory=dict)
    leads: tuple[Lead, ...] = ()
    without: frozenset[str] = frozenset()
    back: str | None = None
    """The page that this one belongs under, which is asked for by the `back_id` of what is shown, where it is of one thing."""
    back_id: str = "id"
    seen_by: Sees | None = None
    """Whose menu leads here; null where no menu does."""
    filters: tuple[str, ...] = ()
    search: str | None = None
    """The parameter of a list that shows only what was looked for."""
    of_a_call: bool = False
    """Whether a list is of one call, the newest where none is chosen."""
    template: str = "thing.html"
    above: Callable[[Body, Mapping[str, str]], Mapping[str, Any]] | None = None
    """What the page tells above the answer, for its own template."""


STAFF = (Role.INTAKE_OFFICER, Role.DECIDER, Role.AUDITOR)
PANEL = (Role.EVALUATOR, Role.COMMITTEE_MEMBER, Role.CHAIR, Role.SECRETARY, Role.DECIDER, Role.AUDITOR)


def _of_member(body: Body, ids: Mapping[str, str]) -> Mapping[str, str]:
    person = body.get("person") or body["member"]
    return {**ids, "member": person["id"]}


def _of_own(body: Body, _: Mapping[str, str]) -> Mapping[str, str]:
    return {"id": str(body["id"])}


def _of_review(body: Body, ids: Mapping[str, str]) -> Mapping[str, str]:
    return {**ids, "kind": body["kind"], "nth": str(body["nth"])}


def _of_remedy(body: Body, ids: Mapping[str, str]) -> Mapping[str, str]:
    return {**ids, "number": str(body["number"])}


def _of_track(body: Body, ids: Mapping[str, str]) -> Mapping[str, str]:
    return {**ids, "track": body["track"]}


def _proposable(body: Body, _: Mapping[str, str]) -> Mapping[str, str]:
    return {"of": body["of"], "thing": body["thing"]}


NOTICE = Page(
    name="notice",
    rule="/notices/<uuid:id>",
    back="pages.case",
    back_id="application",
    question="notices.read",
    template="notice.html",
    without=frozenset(
        {"due", "sent", "arrived", "method", "text", "reasons", "outcome", "remedies", "clause", "recipient", "issued"}
    ),
    permitting=of_notice,
    cans=(
        Can(act="disputes.file", when=both(has("remedies", "arrived")), at="pages.objection"),
        Can(act="notices.send", when=lacks("sent")),
        Can(act="notices.arrive", when=both(has("sent"), lacks("arrived"))),
        Can(act="disputes.appeal", when=has("arrived")),
        Can(act="disputes.appeal_outcome", when=has("arrived")),
    ),
)
NOTICES = Page(
    name="notices",
    rule="/cases/<uuid:id>/notices",
    back="pages.case",
    question="notices.list_notices",
    permitting=of_case,
    cans=(Can(act="notices.issue"),),
    lines={"notices": "pages.notice"},
)
DECISION = Page(
    name="deciding",
    template="deciding.html",
    above=above.grounds,
    rule="/cases/<uuid:id>/deciding",
    back="pages.case",
    question="decisions.read",
    permitting=of_case,
    cans=(
        Can(act="decisions.draft", when=lacks("decision")),
        Can(act="decisions.review", when=both(has("draft"), lacks("decision"))),
        Can(act="decisions.decide", when=both(has("draft"), lacks("decision"))),
        Can(act="decisions.correct", when=has("decision")),
        Can(act="notices.issue", when=has("decision")),
    ),
)
DISPUTES = Page(
    name="disputes",
    rule="/disputes",
    question="dispute_lists.register",
    template="disputes.html",
    lines={"disputes": "pages.dispute"},
    seen_by=holders(*STAFF, Role.DISPUTE_REVIEWER),
    filters=("due",),
)
WAITING = ("RECEIVED", "SUPPLEMENT_REQUESTED", "UNDER_REVIEW")
DISPUTE = Page(
    name="dispute",
    rule="/disputes/<uuid:id>",
    question="disputes.read",
    template="dispute.html",
    without=frozenset(
        {"points", "findings", "supplement_requests", "extension", "missed", "told", "working_days_left"}
    ),
    permitting=of_dispute,
    back="pages.case",
    back_id="application",
    leads=(Lead(endpoint="pages.workspace", question="dispute_workspace.work"),),
    cans=(
        Can(act="disputes.declare", when=both(stands(*WAITING), _unanswered)),
        Can(act="disputes.rule", when=stands("UNDER_REVIEW", "SUPPLEMENT_REQUESTED"), at="pages.ruling"),
        Can(act="disputes.request_supplement", when=stands("UNDER_REVIEW")),
        Can(act="disputes.extend", when=both(stands(*WAITING), lacks("extension"))),
        Can(act="disputes.assign", when=stands(*WAITING)),
        Can(act="disputes.notify", when=stands("RULED")),
        Can(act="disputes.result_arrived", when=stands("NOTIFIED")),
        Can(act="dispute_evidence.attach", when=stands(*WAITING)),
        Can(act="disputes.supplement", when=stands(*WAITING)),
        Can(act="disputes.withdraw", when=stands(*WAITING)),
    ),
    each=(Each(table="remedies", cans=(Can(act="disputes.effectuate", when=lacks("effectuated"), given=_of_remedy),)),),
)
CERTIFICATIONS = Page(
    name="certifications",
    rule="/certifications",
    question="certifications.register",
    lines={"certifications": "pages.certification"},
    seen_by=everybody,
    filters=("standing", "agency"),
)
CERTIFICATION = Page(
    name="certification",
    rule="/certifications/<uuid:id>",
    question="certifications.read",
    permitting=of_agency,
    back="pages.certifications",
    cans=(
        Can(act="certifications.renew", when=stands("VALID", at="standing")),
        Can(act="certifications.suspend", when=stands("VALID", at="standing")),
        Can(act="certifications.restore", when=stands("SUSPENDED", at="standing")),
        Can(act="certifications.revoke", when=lacks("revocation")),
    ),
)
CASE_CERTIFICATIONS = Page(
    name="case-certifications",
    rule="/cases/<uuid:id>/certifications",
    back="pages.case",
    question="certifications.of_case",
    permitting=of_case,
    cans=(Can(act="certifications.issue"),),
    lines={"certifications": "pages.certification"},
)
REVOCATIONS = Page(
    name="revocations",
    rule="/revocations",
    question="revocations.worklist",
    lines={"revocations": "pages.revocation"},
    seen_by=holders(*STAFF),
    filters=("due",),
)
REVOCATION = Page(
    name="revocation",
    rule="/revocations/<uuid:id>",
    question="revocations.read",
    permitting=of_case,
    back="pages.revocations",
    cans=(
        Can(act="revocations.prior_notice", when=stands("REPORTED")),
        Can(act="revocations.drop", when=stands("REPORTED", "PRIOR_NOTICE")),
        Can(act="revocations.comment", when=stands("PRIOR_NOTICE")),
        Can(act="revocations.hearing", when=both(stands("PRIOR_NOTICE"), lacks("hearing"))),
        Can(act="revocations.hearing_report", when=both(stands("PRIOR_NOTICE"), has("hearing"))),
        Can(act="revocations.decide", when=stands("PRIOR_NOTICE")),
        Can(act="revocations.notify", when=stands("TO_BE_TOLD")),
        Can(act="revocations.arrive", when=stands("SENT")),
        Can(act="revocations.set_aside", when=stands("TO_BE_TOLD", "SENT", "REVOKED")),
    ),
)
CASE_REVOCATIONS = Page(
    name="case-revocations",
    rule="/cases/<uuid:id>/revocations",
    back="pages.case",
    question="revocations.of_case",
    permitting=of_case,
    cans=(Can(act="revocations.report"), Can(act="revocations.give_up")),
    lines={"revocations": "pages.revocation"},
)
PERFORMANCE = Page(
    name="performance",
    rule="/cases/<uuid:id>/performance",
    back="pages.case",
    question="performance.read",
    permitting=of_case,
    cans=(
        Can(act="performance.set_period", when=lacks("period")),
        Can(act="performance.schedule", when=has("period")),
    ),
    each=(
        Each(
            table="reviews",
            cans=(
                Can(
                    act="performance.submit_evidence", when=both(has("scheduled"), lacks("resolved")), given=_of_review
                ),
                Can(act="performance.resolve", when=both(has("scheduled"), lacks("resolved")), given=_of_review),
            ),
        ),
    ),
)
REVIEWS = Page(
    name="reviews",
    rule="/performance",
    question="performance.worklist",
    seen_by=holders(*STAFF),
    filters=("due",),
)
PURCHASES = Page(
    name="purchases",
    rule="/purchases",
    question="purchases.listed",
    cans=(Can(act="purchases.take_in", given=plain),),
    each=(
        Each(
            table="purchases",
            cans=(Can(act="purchases.correct", given=_of_own), Can(act="purchases.strike", given=_of_own)),
        ),
    ),
    seen_by=holders(*STAFF),
)
BODIES = Page(
    name="bodies",
    rule="/public-bodies",
    question="public_bodies.listed",
    cans=(Can(act="public_bodies.register", given=plain),),
    each=(Each(table="public_bodies", cans=(Can(act="public_bodies.assign_evaluation", given=_of_own),)),),
    seen_by=holders(*STAFF),
)
HOLIDAYS = Page(
    name="holidays",
    rule="/holidays",
    question="holidays.read",
    cans=(Can(act="holidays.correct", given=plain),),
    seen_by=holders(Role.OPERATOR),
)
PRODUCTS = Page(
    name="products",
    rule="/competition-products",
    question="competition-products.list_products",
    cans=(Can(act="competition-products.import_list", given=plain),),
    seen_by=holders(Role.DECIDER, Role.INTAKE_OFFICER),
)
FIRM = Page(
    name="firm",
    rule="/firms/<uuid:id>",
    question="firms.read",
    permitting=of_firm,
    cans=(
        Can(act="firms.declare_profile"),
        Can(act="firms.authorise"),
        Can(act="firms.record_succession", when=lacks("succeeded_by")),
        Can(act="grades.give"),
    ),
)
FIRMS = Page(
    name="firms",
    rule="/firms",
    question="firms.find",
    lines={"firms": "pages.firm"},
    seen_by=everybody,
    search="q",
)
STAFFERS = Page(
    name="staff",
    rule="/staff",
    question="people.listed",
    without=frozenset({"more"}),
    cans=(Can(act="people.register", given=plain),),
    each=(
        Each(
            table="people",
            cans=(
                Can(act="people.grant", given=_of_own),
                Can(act="people.withdraw", when=has("roles"), given=_of_own),
                Can(act="people.record_absence", when=has("roles"), given=_of_own),
            ),
        ),
    ),
    seen_by=holders(Role.OPERATOR, Role.DECIDER),
)
DISPOSALS = Page(
    name="disposals",
    rule="/disposals",
    question="disposals.listed",
    lines={"disposals": "pages.disposal"},
    each=(Each(table="may_be_proposed", cans=(Can(act="disposals.propose", when=lacks("holds"), given=_proposable),)),),
    seen_by=holders(Role.PRIVACY_OFFICER, Role.DECIDER, Role.AUDITOR),
    filters=("due",),
)
DISPOSAL = Page(
    name="disposal",
    rule="/disposals/<uuid:id>",
    question="disposals.read",
    permitting=of_disposal,
    back="pages.disposals",
    cans=(
        Can(act="disposals.approve", when=stands("PROPOSED")),
        Can(act="disposals.decline", when=stands("PROPOSED")),
        Can(act="disposals.destroy", when=stands("APPROVED")),
    ),
)
REQUESTS = Page(
    name="requests",
    rule="/privacy-requests",
    question="privacy_requests.listed",
    lines={"requests": "pages.request"},
    seen_by=holders(Role.PRIVACY_OFFICER, Role.AUDITOR),
    filters=("due",),
)
REQUEST = Page(
    name="request",
    rule="/privacy-requests/<uuid:id>",
    question="privacy_requests.read",
    permitting=of_somebody,
    leads=(Lead(endpoint="pages.own-data", question="privacy_requests.data"),),
    cans=(
        Can(act="privacy_requests.answer_access", when=both(stands("ACCESS", at="kind"), lacks("outcome"))),
        Can(act="privacy_requests.answer_correction", when=both(stands("CORRECTION", at="kind"), lacks("outcome"))),
        Can(act="privacy_requests.answer_erasure", when=both(stands("ERASURE", at="kind"), lacks("outcome"))),
    ),
)
OWN_DATA = Page(
    name="own-data",
    rule="/privacy-requests/<uuid:id>/data",
    question="privacy_requests.data",
)
PANELS = Page(
    name="panels",
    rule="/panels",
    question="panels.list_panels",
    lines={"panels": "pages.panel"},
    cans=(Can(act="panels.convene", given=plain),),
    seen_by=holders(*PANEL),
    of_a_call=True,
)
A_PANEL = Page(
    name="panel",
    template="panel.html",
    above=above.own_tasks,
    rule="/panels/<uuid:id>",
    question="panels.read",
    permitting=of_panel,
    back="pages.panels",
    leads=(Lead(endpoint="pages.meetings", question="meetings.list_meetings"),),
    cans=(Can(act="panels.assign_case"), Can(act="meetings.open_meeting")),
    lines={"cases": "pages.panel-case"},
    each=(
        Each(
            table="members",
            cans=(
                Can(act="panels.replace_member", given=_of_member),
                Can(act="panels.dismiss_member", given=_of_member),
            ),
        ),
    ),
)
PANEL_CASE = Page(
    name="panel-case",
    rule="/panels/<uuid:id>/cases/<uuid:case>",
    back="pages.panel",
    question="panels.read_case",
    permitting=of_panel,
    leads=(
        Lead(endpoint="pages.sheet", question="sheets.read_own", when=both(has("answered"), lacks("recused"))),
        Lead(endpoint="pages.tally", question="sheets.read_tally", when=has("revealed")),
        Lead(endpoint="pages.sheets", question="sheets.read_all", when=has("revealed")),
    ),
    cans=(
        Can(act="panels.declare", when=lacks("answered", "closed")),
        Can(act="panels.recuse", when=lacks("recused")),
        Can(act="panels.raise_challenge", when=lacks("closed")),
        Can(act="sheets.close", when=lacks("closed", "revealed")),
        Can(act="sheets.reveal", when=lacks("revealed")),
    ),
    each=(
        Each(table="challenges", cans=(Can(act="panels.resolve_challenge", when=lacks("upheld"), given=_of_member),)),
    ),
)
TALLY = Page(
    name="tally",
    rule="/panels/<uuid:id>/cases/<uuid:case>/tally",
    back="pages.panel-case",
    question="sheets.read_tally",
)
SHEETS = Page(
    name="sheets",
    rule="/panels/<uuid:id>/cases/<uuid:case>/sheets",
    back="pages.panel-case",
    question="sheets.read_all",
)
MEETINGS = Page(
    name="meetings",
    rule="/panels/<uuid:id>/meetings",
    back="pages.panel",
    question="meetings.list_meetings",
    permitting=of_panel,
    cans=(Can(act="meetings.open_meeting"),),
    lines={"meetings": "pages.meeting"},
)
MEETING = Page(
    name="meeting",
    rule="/meetings/<uuid:id>",
    back="pages.meetings",
    back_id="panel",
    question="meetings.read",
    permitting=of_panel,
    template="meeting.html",
    above=above.agenda,
    without=frozenset({"items", "needed", "base"}),
    cans=(
        Can(act="meetings.take_minutes", when=lacks("closed")),
        Can(act="meetings.close", when=both(has("minutes"), lacks("closed"))),
    ),
)
SELECTIONS = Page(
    name="selections",
    rule="/calls/<uuid:id>/selections",
    back="pages.call",
    question="selections.read",
    cans=(Can(act="selections.rank"), Can(act="selections.publish")),
)
READERS = Page(
    name="readers",
    rule="/cases/<uuid:id>/readers",
    back="pages.case",
    question="accesses.readers",
    permitting=of_case,
)

PAGES = (
    *(PANELS, A_PANEL, PANEL_CASE, TALLY, SHEETS, MEETINGS, MEETING, SELECTIONS),
    *(DECISION, NOTICES, NOTICE, DISPUTES, DISPUTE),
    *(CERTIFICATIONS, CERTIFICATION, CASE_CERTIFICATIONS, REVOCATIONS, REVOCATION, CASE_REVOCATIONS),
    *(PERFORMANCE, REVIEWS, PURCHASES, BODIES, HOLIDAYS, PRODUCTS, FIRMS, FIRM, STAFFERS),
    *(DISPOSALS, DISPOSAL, REQUESTS, REQUEST, OWN_DATA, READERS),
)
