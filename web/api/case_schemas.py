"""What is answered about applications."""

from marshmallow import fields

from domain.applications import Status
from domain.rules.vocabulary import Evidence, PaperKind, Stage, TargetKind, Track, Weight
from domain.values import Agency
from web.api.as_of import AsOfAnswer, AsOfPart
from web.api.fields import Flag, Part, one_of
from web.api.naming import Named


class CommandAnswer(Part):
    """What a command answers; reads wait for `position` given in Sangsaeng-After."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    position = fields.Integer(required=True)


class TakenAnswer(Part):
    """What a party's command answers where a version would tell how far the office has come."""

    id = fields.UUID(required=True)
    position = fields.Integer(required=True)


class CaseLine(Part):
    """A line of the case list."""

    id = fields.UUID(required=True)
    call = fields.UUID(required=True)
    track = one_of(Track, required=True)
    agency = one_of(Agency, required=True)
    status = one_of(Status, required=True)
    receipt = fields.String(required=True, allow_none=True)
    filed_by = fields.Nested(Named, required=True)
    firms = fields.List(fields.Nested(Named), required=True)
    partner = fields.Nested(Named, required=True, allow_none=True)
    officer = fields.Nested(Named, required=True, allow_none=True)
    opened_at = fields.AwareDateTime(required=True)
    submitted_at = fields.AwareDateTime(required=True, allow_none=True)
    changed_at = fields.AwareDateTime(required=True)
    supplement_due = fields.Date(required=True, allow_none=True)
    met = fields.Integer(required=True)
    unmet = fields.Integer(required=True)
    advisory = fields.Integer(required=True)
    version = fields.Integer(required=True)


class CasesAnswer(Part):
    """A page of the case list, last changed first."""

    cases = fields.List(fields.Nested(CaseLine), required=True)
    next = fields.String(required=True, allow_none=True)
    as_of = fields.Nested(AsOfAnswer, required=True, allow_none=True)


def _counts() -> fields.Dict:
    return fields.Dict(keys=fields.String(), values=fields.Integer(), required=True)


class FacetsAnswer(Part):
    """How many cases there are by each value, each facet ignoring its own filter."""

    agency = _counts()
    track = _counts()
    status = _counts()
    call = _counts()
    as_of = fields.Nested(AsOfAnswer, required=True, allow_none=True)


class Sentences(Part):
    """A text in both languages."""

    ko = fields.String(required=True)
    en = fields.String(required=True)


class OverrideAnswer(Part):
    """An officer's own answer to a criterion."""

    met = Flag(required=True)
    reasons = fields.String(required=True, allow_none=True)


class FindingAnswer(Part):
    """The answer of one criterion, and why. `assumed`: no source says it."""

    criterion = fields.String(required=True)
    title = fields.Nested(Sentences, required=True)
    met = Flag(required=True)
    weight = one_of(Weight, required=True)
    because = fields.String(required=True)
    values = fields.Dict(keys=fields.String(), values=fields.String(), required=True)
    sentence = fields.Nested(Sentences, required=True)
    source = fields.String(required=True)
    assumed = Flag(required=True)
    ambiguity = fields.String(required=True, allow_none=True)
    override = fields.Nested(OverrideAnswer, required=True, allow_none=True)


class FindingsAnswer(AsOfPart):
    """Every finding as it would be today, or would have been then."""

    on = fields.Date(required=True)
    rules = fields.String(required=True)
    eligible = Flag(required=True)
    findings = fields.List(fields.Nested(FindingAnswer), required=True)


class ItemAnswer(Part):
    """A product or work."""

    id = fields.UUID(required=True)
    kind = one_of(TargetKind, required=True)
    label = fields.String(required=True, allow_none=True)
    detail_item_no = fields.String(required=True, allow_none=True)
    goods_listing_no = fields.String(required=True, allow_none=True)
    goods_class_no = fields.String(required=True, allow_none=True)


class EvidenceAnswer(Part):
    """A qualification."""

    kind = one_of(Evidence, required=True)
    covers = fields.String(required=True, allow_none=True)
    valid_from = fields.Date(required=True, allow_none=True)
    valid_until = fields.Date(required=True, allow_none=True)


class CooperativeAnswer(Part):
    """A cooperative and its members."""

    firm = fields.Nested(Named, required=True)
    members = fields.List(fields.Nested(Named), required=True)


class FormAnswer(Part):
    """The form, its texts opened and its firms named; a text is null where its key was destroyed."""

    title = fields.String(required=True, allow_none=True)
    leads = fields.List(fields.Nested(Named), required=True)
    partner = fields.Nested(Named, required=True, allow_none=True)
    cooperative = fields.Nested(CooperativeAnswer, required=True, allow_none=True)
    items = fields.List(fields.Nested(ItemAnswer), required=True)
    evidence = fields.List(fields.Nested(EvidenceAnswer), required=True)


class PaperAnswer(Part):
    """An uploaded paper; `sha256` is of its plain bytes."""

    id = fields.UUID(required=True)
    kind = one_of(PaperKind, required=True)
    file_name = fields.String(required=True, allow_none=True)
    media_type = fields.String(required=True)
    size = fields.Integer(required=True)
    sha256 = fields.String(required=True, allow_none=True)


class AgreementAnswer(Part):
    """The win-win agreement. `version` is its own stream's: the ETag of its resource."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    leads = fields.List(fields.Nested(Named), required=True)
    partner = fields.Nested(Named, required=True)
    cooperative = fields.Nested(CooperativeAnswer, required=True, allow_none=True)
    role_division = fields.String(required=True, allow_none=True)
    rights_and_duties = fields.String(required=True, allow_none=True)
    signatories = fields.List(fields.Nested(Named), required=True)
    signed = fields.List(fields.UUID(), required=True)
    concluded = Flag(required=True)
    ended = Flag(required=True)


class OneAgreementAnswer(AgreementAnswer, AsOfPart):
    """The agreement as it stands, or stood."""


class SupplementAnswer(Part):
    """What an officer asked for."""

    papers = fields.List(one_of(PaperKind), required=True)
    due = fields.Date(required=True)
    extensions = fields.Integer(required=True)


class CaseAnswer(Part):
    """The case file. `actions` are what the person who asks may do with it as it stands."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    call = fields.UUID(required=True)
    round = fields.String(required=True)
    track = one_of(Track, required=True)
    agency = one_of(Agency, required=True, allow_none=True)
    status = one_of(Status, required=True)
    receipt = fields.String(required=True, allow_none=True)
    filed_by = fields.Nested(Named, required=True)
    officer = fields.Nested(Named, required=True, allow_none=True)
    opened_at = fields.AwareDateTime(required=True)
    submitted_at = fields.AwareDateTime(required=True, allow_none=True)
    changed_at = fields.AwareDateTime(required=True)
    form = fields.Nested(FormAnswer, required=True)
    papers = fields.List(fields.Nested(PaperAnswer), required=True)
    papers_required = fields.List(one_of(PaperKind), required=True)
    missing = fields.List(one_of(PaperKind), required=True)
    findings = fields.List(fields.Nested(FindingAnswer), required=True)
    supplement = fields.Nested(SupplementAnswer, required=True, allow_none=True)
    passed = fields.List(one_of(Stage), required=True)
    failed = one_of(Stage, required=True, allow_none=True)
    agreement = fields.Nested(AgreementAnswer, required=True, allow_none=True)
    actions = fields.List(fields.String(), required=True)
    demonstration = Flag(required=True)
    as_of = fields.Nested(AsOfAnswer, required=True, allow_none=True)


class TimelineLine(Part):
    """A fact of the case; sealed texts in it are opened as `{text, commitment}`."""

    position = fields.Integer(required=True)
    stream = fields.UUID(required=True)
    version = fields.Integer(required=True)
    name = fields.String(required=True)
    at = fields.AwareDateTime(required=True)
    on = fields.Date(required=True, allow_none=True)
    by = fields.Nested(
        Named,
        required=True,
        allow_none=True,
        metadata={"description": "Null to a party where a reviewer of its objection recorded it."},
    )
    role = fields.String(required=True)
    agency = one_of(Agency, required=True, allow_none=True)
    acting_for = fields.Nested(Named, required=True, allow_none=True)
    fact = fields.Dict(required=True)


class TimelineAnswer(Part):
    """The facts of a case, its agreement and its evaluation that you are shown, in order."""

    facts = fields.List(fields.Nested(TimelineLine), required=True)
    as_of = fields.Nested(AsOfAnswer, required=True, allow_none=True)


class SlipAnswer(Part):
    """The receipt slip (접수증): what was received, as it was received."""

    receipt = fields.String(required=True)
    arrived = fields.AwareDateTime(required=True)
    on = fields.Date(required=True)
    call = fields.UUID(required=True)
    round = fields.String(required=True)
    call_title = fields.String(required=True, allow_none=True)
    track = one_of(Track, required=True)
    agency = one_of(Agency, required=True, allow_none=True)
    filed_by = fields.Nested(Named, required=True)
    title = fields.String(required=True, allow_none=True)
    papers = fields.List(fields.Nested(PaperAnswer), required=True)
    missing = fields.List(one_of(PaperKind), required=True)
    rules = fields.String(required=True)
    demonstration = Flag(required=True)
