"""What requests about people and firms carry, and what is answered."""

from typing import Any

import marshmallow as ma
from marshmallow import fields

from domain.roles import Role
from domain.rules.vocabulary import FirmProfile, FirmSize, Licence
from domain.subjects.facts import Capacity, SubjectKind
from domain.values import Agency
from web.api.case_schemas import CommandAnswer
from web.api.fields import Body, BusinessNumber, Count, Day, Flag, Id, Line, Part, Query, Shaped, Typed, one_of, several
from web.api.naming import Named


def phone(**options: Any) -> Shaped:
    """A phone number as typed: digits, spaces, hyphens."""
    return Shaped(r"\+?[0-9][0-9 -]{6,18}[0-9]", message="phone", allow_none=True, **options)


def email(**options: Any) -> Shaped:
    """An e-mail address, by shape only."""
    return Shaped(r"[^\s@]{1,64}@[^\s@]{1,120}\.[^\s@.]{2,24}", message="email", allow_none=True, **options)


class PersonBody(Body):
    """A person."""

    label = Line(required=True)
    phone = phone(load_default=None)
    email = email(load_default=None)
    organisation = Line(load_default=None, allow_none=True)


class RoleBody(Body):
    """A role, for an agency where the role belongs to one."""

    role = one_of(Role, required=True)
    agency = one_of(Agency, load_default=None, allow_none=True)


class RoleWithdrawalBody(RoleBody):
    """The role that is withdrawn, and why."""

    reasons = Typed(required=True)


class AbsenceBody(Body):
    """Days away, both included, and who stands in."""

    first = Day(required=True)
    last = Day(required=True)
    deputy = Id(load_default=None, allow_none=True)


class ProfilePart(Part):
    """What a firm is, as declared with evidence."""

    size = one_of(FirmSize, required=True)
    mid_sized = Flag(load_default=False)
    startup = Flag(load_default=False)
    established = Day(load_default=None, allow_none=True)
    licences = several(one_of(Licence), len(Licence), load_default=list)
    business_group = Id(load_default=None, allow_none=True)

    @ma.post_load
    def _made(self, data: dict[str, Any], **_: Any) -> FirmProfile:
        return FirmProfile(**{**data, "licences": tuple(sorted(set(data["licences"])))})


class ProfileBody(Body):
    """What the firm is now."""

    profile = fields.Nested(ProfilePart, required=True)


class FirmBody(Body):
    """A firm or cooperative. Who registers it becomes its representative."""

    kind = fields.Enum(SubjectKind, by_value=fields.String, load_default=SubjectKind.FIRM)
    label = Line(required=True)
    business_number = BusinessNumber(required=True, metadata={"description": "Ten digits, hyphens or not."})
    corporate_number = Shaped(r"[0-9]{6}-?[0-9]{7}", message="digits", load_default=None, allow_none=True)
    representative = Line(load_default=None, allow_none=True)
    phone = phone(load_default=None)
    email = email(load_default=None)
    address = Line(load_default=None, allow_none=True)
    profile = fields.Nested(ProfilePart, required=True)


class SuccessionBody(Body):
    """Which firm took the merged one's place, on which day, and what the agency was told of it."""

    successor = Id(required=True)
    merged_on = Day(required=True)
    report = Typed(required=True)


class AuthorisationBody(Body):
    """Who may act for the firm, and as what."""

    person = Id(required=True)
    capacity = one_of(Capacity, required=True)


class FirmsQuery(Query):
    """What to look for."""

    q = Line(100, required=True, metadata={"description": "Name (two syllables suffice) or business number."})
    limit = Count(1, 100, load_default=20)


class ProfileAnswer(Part):
    """What a firm is. `bar_until` and `number_verified` are recorded by the office."""

    size = one_of(FirmSize, required=True)
    mid_sized = Flag(required=True)
    startup = Flag(required=True)
    established = fields.Date(required=True, allow_none=True)
    licences = fields.List(one_of(Licence), required=True)
    business_group = fields.UUID(required=True, allow_none=True)
    bar_until = fields.Date(required=True, allow_none=True)
    number_verified = Flag(required=True)


class FirmAnswer(Part):
    """A firm or cooperative; what describes it is null where it was destroyed, and in part hidden where it is `masked`."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    masked = Flag(required=True)
    kind = one_of(SubjectKind, required=True)
    label = fields.String(required=True, allow_none=True)
    business_number = fields.String(required=True, allow_none=True)
    corporate_number = fields.String(required=True, allow_none=True)
    representative = fields.String(required=True, allow_none=True)
    phone = fields.String(required=True, allow_none=True)
    email = fields.String(required=True, allow_none=True)
    address = fields.String(required=True, allow_none=True)
    profile = fields.Nested(ProfileAnswer, required=True, allow_none=True)
    succeeded_by = fields.Nested(Named, required=True, allow_none=True)
    predecessors = fields.List(fields.Nested(Named), required=True)


class FoundFirm(Named):
    """A firm that was found."""

    kind = one_of(SubjectKind, required=True)
    business_number = fields.String(required=True, allow_none=True)


class FirmsAnswer(Part):
    """The firms found that you may see."""

    firms = fields.List(fields.Nested(FoundFirm), required=True)


class RoleAnswer(Part):
    """A role held."""

    role = one_of(Role, required=True)
    agency = one_of(Agency, required=True, allow_none=True)


class StaffAnswer(Named):
    """Somebody who acts for no firm, and the roles they hold."""

    roles = fields.List(fields.Nested(RoleAnswer), required=True)
    away_until = fields.Date(
        required=True, allow_none=True, metadata={"description": "The last day of the absence that covers today."}
    )
    deputy = fields.Nested(Named, required=True, allow_none=True)


class PeopleAnswer(Part):
    """Who serves at the office, by name. `more`: whether there are more than are told."""

    people = fields.List(fields.Nested(StaffAnswer), required=True)
    more = Flag(required=True)


class OwnFirm(Named):
    """A firm you act for."""

    capacity = one_of(Capacity, required=True)


class MeAnswer(Part):
    """Who you are here."""

    id = fields.UUID(required=True)
    label = fields.String(required=True, allow_none=True)
    roles = fields.List(fields.Nested(RoleAnswer), required=True)
    firms = fields.List(fields.Nested(OwnFirm), required=True)
    demonstration = Flag(required=True)


class RegisteredAnswer(CommandAnswer):
    """What was registered."""
