"""How a case is shown: texts opened, firms named, findings in words."""

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any
from uuid import UUID

from application import disclosing
from application.permissions import Actor, Thing
from application.views.book import CaseFile, CaseRow, TimelineRow
from domain.agreements import Agreement
from domain.applications import Application
from domain.applications.intake import missing
from domain.calls import Call
from domain.findings import Override
from domain.rules.vocabulary import Because, Finding
from domain.values import Cooperative, Form, Paper, Sealed
from web.api.naming import Names, opened
from web.wording import findings as words

Json = dict[str, Any]


def line(row: CaseRow, names: Names) -> Json:
    """A line of the case list."""
    plain = ("id", "call", "track", "agency", "status", "receipt", "opened_at", "submitted_at", "changed_at")
    counted = ("supplement_due", "met", "unmet", "advisory", "version")
    return {
        **{name: getattr(row, name) for name in (*plain, *counted)},
        "filed_by": names.of(row.filed_by),
        "firms": names.of_all(row.firms),
        "partner": names.of_any(row.partner),
        "officer": names.of_any(row.officer),
    }


def case(file: CaseFile, call: Call, actions: Iterable[str]) -> Json:
    """The case file."""
    application = file.application
    names = Names(_subjects(application, file.agreement))
    return {
        "id": file.id,
        "version": file.version,
        "call": application.call,
        "round": call.round,
        "track": application.track,
        "agency": call.agency(application.track),
        "status": application.status,
        "receipt": application.receipt,
        "filed_by": names.of(application.filed_by),
        "officer": names.of_any(application.officer),
        "opened_at": file.opened_at,
        "submitted_at": file.submitted_at,
        "changed_at": file.changed_at,
        "form": _form(application.form, names),
        "papers": [paper(one) for one in application.papers],
        "papers_required": call.papers(application.track),
        "missing": missing(application, call),
        "findings": findings(application.findings, application.overrides),
        "supplement": application.supplement,
        "passed": application.passed,
        "failed": application.failed,
        "agreement": _agreement(file, names),
        "actions": list(actions),
        "demonstration": call.demonstration,
    }


def agreement(id: UUID, version: int, agreed: Agreement, names: Names) -> Json:
    """The agreement."""
    return {
        "id": id,
        "version": version,
        "leads": names.of_all(agreed.parties.leads),
        "partner": names.of(agreed.parties.partner),
        "cooperative": _cooperative(agreed.parties.cooperative, names),
        "role_division": opened(agreed.terms.role_division),
        "rights_and_duties": opened(agreed.terms.rights_and_duties),
        "signatories": names.of_all(agreed.parties.signatories()),
        "signed": agreed.signed,
        "concluded": agreed.concluded,
        "ended": agreed.ended,
    }


def findings(
    found: Sequence[Finding],
    overrides: Sequence[Override] = (),
    *,
    title: Callable[[str, str], str] = words.title,
    sentence: Callable[[Because, str], str] = words.sentence,
) -> list[Json]:
    """Every finding in both languages, worded as an application's unless told, with the officer's own answer where there is one."""
    own = {one.criterion: {"met": one.met, "reasons": opened(one.reasons)} for one in overrides}
    return [
        {
            "criterion": one.criterion,
            "title": {language: title(one.criterion, language) for language in ("ko", "en")},
            "met": one.met,
            "weight": one.weight,
            "because": one.because.code,
            "values": dict(one.because.values),
            "sentence": {language: sentence(one.because, language) for language in ("ko", "en")},
            "source": one.source,
            "assumed": one.assumed,
            "ambiguity": one.ambiguity,
            "override": own.get(one.criterion),
        }
        for one in found
    ]


def paper(one: Paper) -> Json:
    """An uploaded paper."""
    return {
        "id": one.id,
        "kind": one.kind,
        "file_name": opened(one.label),
        "media_type": one.media_type,
        "size": one.size,
        "sha256": opened(one.digest),
    }


def timeline(rows: Sequence[TimelineRow], *, reader: Actor, thing: Thing) -> list[Json]:
    """The facts of a case as its reader is told them."""
    acting = [row.recorded.envelope.by for row in rows]
    names = Names(subject for by in acting for subject in (by.subject, by.acting_for))
    return [_fact(row, names, reader, thing) for row in rows]


def _fact(row: TimelineRow, names: Names, reader: Actor, thing: Thing) -> Json:
    recorded, by = row.recorded, row.recorded.envelope.by
    fact = recorded.fact
    return {
        "position": recorded.position,
        "stream": recorded.stream,
        "version": recorded.version,
        "name": fact.name,
        "at": recorded.envelope.at,
        "on": getattr(fact, "on", None),
        "role": by.role,
        "agency": by.agency,
        "by": names.of_any(disclosing.recorder(reader, thing, recorded)),
        "acting_for": names.of_any(by.acting_for),
        "fact": _unsealed(
            {**json.loads(row.body)["fact"], **dict.fromkeys(disclosing.withheld(reader, thing, fact.name))}
        ),
    }


def _unsealed(value: Any) -> Any:
    """A fact's body with its sealed texts opened; what proves them stays."""
    if isinstance(value, dict):
        if value.keys() == {"c", "k", "x"}:
            return {"text": opened(Sealed(**value)), "commitment": value["c"]}
        return {name: _unsealed(inner) for name, inner in value.items()}
    return [_unsealed(one) for one in value] if isinstance(value, list) else value


def _subjects(application: Application, agreed: Agreement | None) -> set[UUID | None]:
    parties = agreed.parties if agreed else None
    cooperative = parties.cooperative if parties else None
    return {
        application.filed_by,
        application.officer,
        *application.form.firms(),
        *(parties.leads if parties else ()),
        *(parties.signatories() if parties else ()),
        *(cooperative.members if cooperative else ()),
    }


def _form(form: Form, names: Names) -> Json:
    numbers = ("id", "kind", "detail_item_no", "goods_listing_no", "goods_class_no")
    return {
        "title": opened(form.title),
        "leads": names.of_all(form.leads),
        "partner": names.of_any(form.partner),
        "cooperative": _cooperative(form.cooperative, names),
        "items": [
            {**{name: getattr(item, name) for name in numbers}, "label": opened(item.label)} for item in form.items
        ],
        "evidence": form.evidence,
    }


def _cooperative(one: Cooperative | None, names: Names) -> Json | None:
    return {"firm": names.of(one.firm), "members": names.of_all(one.members)} if one else None


def _agreement(file: CaseFile, names: Names) -> Json | None:
    if file.agreement is None or file.agreement_id is None:
        return None
    return agreement(file.agreement_id, file.agreement_version, file.agreement, names)
