"""The register of the API's resources."""

from flask import Flask

from web.api import (
    accesses,
    affected,
    agreements,
    applications,
    audit,
    blueprints,
    bundles,
    calls,
    certificates,
    certifications,
    competition_products,
    counterfactuals,
    decisions,
    dispute_evidence,
    dispute_lists,
    dispute_workspace,
    disputes,
    eligibility,
    feed,
    firms,
    grades,
    holidays,
    intake,
    meetings,
    notices,
    office,
    panels,
    papers,
    people,
    published,
    receipts,
    replays,
    revocations,
    rule_versions,
    rules,
    selections,
    sheets,
    stages,
)

PREFIX = "/api/v1/"
RESOURCES = (
    calls.blueprint,
    competition_products.blueprint,
    people.blueprint,
    firms.blueprint,
    applications.blueprint,
    papers.blueprint,
    intake.blueprint,
    eligibility.blueprint,
    panels.blueprint,
    sheets.blueprint,
    affected.blueprint,
    stages.blueprint,
    meetings.blueprint,
    decisions.blueprint,
    notices.blueprint,
    dispute_evidence.blueprint,
    dispute_lists.blueprint,
    dispute_workspace.blueprint,
    disputes.blueprint,
    selections.blueprint,
    counterfactuals.blueprint,
    rule_versions.blueprint,
    audit.blueprint,
    accesses.blueprint,
    replays.blueprint,
    feed.blueprint,
    receipts.blueprint,
    revocations.blueprint,
    bundles.blueprint,
    agreements.blueprint,
    rules.blueprint,
    published.blueprint,
    holidays.blueprint,
    office.blueprint,
    certifications.blueprint,
    grades.blueprint,
    certificates.blueprint,
)


def register(app: Flask) -> blueprints.Api:
    """Serve the API; answers what describes it."""
    described = blueprints.configure(app)
    for blueprint in RESOURCES:
        described.register_blueprint(blueprint, url_prefix=PREFIX.rstrip("/"))
    return described
