"""The auditor's own pages: supposing otherwise, carrying a case away, the list as of then, and evaluators compared."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from flask import Blueprint, Response, abort, make_response, request
from werkzeug.datastructures import MultiDict

from domain.access.facts import AssumptionKind
from web import current
from web.pages import charts, visiting
from web.pages.acting import client
from web.pages.acting.typed import document
from web.pages.case_file import Case, a_case
from web.pages.charts import Chart, Row
from web.pages.posting import read_form
from web.pages.rendering import page, teller, text
from web.pages.replaying import instant_of
from web.pages.things.naming import named
from web.pages.things.rooms import answer_of, asked_with
from web.pages.things.showing import shown
from web.wording.labels import label

NEEDS = {
    AssumptionKind.WITHOUT_EVALUATOR: ("judge",),
    AssumptionKind.UNDER_RULES: ("version",),
    AssumptionKind.OTHER_PASS_MARK: ("stage", "points"),
    AssumptionKind.OTHER_TRIMMING: ("trim_from",),
    AssumptionKind.FINDING_REVERSED: ("criterion",),
}
"""What each kind of assumption names."""
LIST_LENGTH = 50


def register(pages: Blueprint) -> None:
    """Give the pages their addresses."""
    pages.add_url_rule("/cases/<uuid:id>/what-if", view_func=what_if, endpoint="what-if")
    pages.add_url_rule("/cases/<uuid:id>/what-if", view_func=suppose, endpoint="suppose", methods=["POST"])
    pages.add_url_rule("/cases/<uuid:id>/bundle", view_func=bundle, endpoint="bundle")
    pages.add_url_rule("/cases/<uuid:id>/bundle", view_func=carry_away, endpoint="carry-away", methods=["POST"])
    pages.add_url_rule("/audit/cases", view_func=cases, endpoint="cases-then")
    pages.add_url_rule("/audit/evaluators", view_func=evaluators, endpoint="evaluators")


def what_if(id: UUID) -> str:
    """What may be supposed otherwise, and what that kind of supposing names."""
    return _what_if(a_case(id), _kind(request.args), None)


def suppose(id: UUID) -> Response:
    """What would be then: hypothetical, and recorded as asked."""
    if current.doors().demonstration and visiting.chosen() is None:
        abort(HTTPStatus.FORBIDDEN)
    form, case = read_form(), a_case(id)
    kind = _kind(form)
    if kind is None:
        abort(HTTPStatus.BAD_REQUEST)
    wanted = _typed({name: form.get(name, "").strip() for name in NEEDS[kind]})
    answer = client.send("POST", f"/applications/{id}/counterfactuals", document={"kind": kind, **wanted})
    return make_response(_what_if(case, kind, answer, form), HTTPStatus.OK if answer.done else answer.status)


def _kind(given: MultiDict[str, str]) -> AssumptionKind | None:
    return next((one for one in AssumptionKind if one == given.get("kind")), None)


def _what_if(
    case: Case, kind: AssumptionKind | None, answer: client.Answered | None, form: MultiDict[str, str] | None = None
) -> str:
    wanted = {name: form.get(name, "") if form else "" for name in (NEEDS[kind] if kind else ())}
    done = answer is not None and answer.done
    return page(
        "what_if.html",
        **_head(case),
        kinds=[(one.value, teller().word(one.value)) for one in AssumptionKind],
        kind=kind,
        wanted=wanted,
        options=_options(case),
        problem=answer.body if answer and not done else None,
        flips=answer.body["flips"] if answer and done else None,
        result=named(shown(answer_of("counterfactuals.ask"), answer.body, without=frozenset({"kind", "hypothetical"})))
        if answer and done
        else None,
        label=lambda name, of=None: label(of or "supposed", name, current.language()),
    )


def bundle(id: UUID) -> str:
    """What a bundle is, and what it is asked for."""
    return page("bundle.html", **_head(a_case(id)), problem=None)


def carry_away(id: UUID) -> Response:
    """The bundle, as a file; recorded with its purpose before it is handed out."""
    if current.doors().demonstration and visiting.chosen() is None:
        abort(HTTPStatus.FORBIDDEN)
    form = read_form()
    case = a_case(id)
    made = client.send(
        "POST",
        f"/applications/{id}/bundle",
        document=document(asked_with("bundles.make"), form, {}),
        once=form.get("once"),
    )
    if not made.done:
        return make_response(page("bundle.html", **_head(case), problem=made.body), made.status)
    response = Response(made.data, content_type="application/zip")
    response.headers["Content-Disposition"] = made.headers["Content-Disposition"]
    return response


def cases() -> str:
    """The case list as it was known at an instant, Korean time."""
    when = request.args.get("when", "")
    known_by = instant_of(when)
    found = client.get("/applications", known_by=known_by, limit=LIST_LENGTH).body if known_by else None
    return page("cases_then.html", when=when, found=found)


def evaluators() -> str:
    """How severe each evaluator is beside the others, for who may compare them."""
    found = client.get("/audit/evaluators").body
    return page("evaluators.html", found=found, drawn=_severity(found))


def _severity(found: dict[str, Any]) -> Chart | None:
    rows = [
        Row(label=one["judge"]["label"] or "–", value=abs(float(one["severity"])), said=one["severity"])
        for one in found["evaluators"]
        if one["severity"] is not None
    ]
    columns = (text("evaluators.judge"), text("evaluators.severity"))
    return charts.bars("severity", text("evaluators.chart"), columns=columns, rows=rows) if rows else None


def _head(case: Case) -> dict[str, Any]:
    return {"case": case, "title": teller().text(case.application.form.title)}


def _typed(wanted: dict[str, str]) -> dict[str, Any]:
    return {name: int(value) if name == "trim_from" and value.isdigit() else value for name, value in wanted.items()}


def _options(case: Case) -> dict[str, list[tuple[str, str]]]:
    """What may be chosen for what an assumption names."""
    told = teller()
    findings = (
        client.get(f"/applications/{case.file.id}/findings").body["findings"] if case.application.findings else []
    )
    language = current.language()
    judges = {
        one["judge"]["id"]: one["judge"]["label"] or one["judge"]["id"][:8]
        for panel in client.get("/panels", call=case.application.call).body["panels"]
        if panel["track"] == case.application.track
        for one in _sheets(panel["id"], case.file.id)
    }
    stages = case.call.call.terms.plan.pass_marks if case.call else ()
    return {
        "criterion": [(one["criterion"], one["title"][language]) for one in findings],
        "judge": list(judges.items()),
        "stage": [(one.stage.value, told.word(one.stage)) for one in stages],
    }


def _sheets(panel: str, case: UUID) -> list[dict[str, Any]]:
    """The revealed sheets of a case, as far as they may be read."""
    try:
        return list(client.get(f"/panels/{panel}/cases/{case}/sheets").body["sheets"])
    except client.Turned:
        return []
