"""Published figures of 2020, shown as published and never counted by this office (domain.md P-06 to P-09; AMB-09, 10, 23)."""

from flask import Response
from marshmallow import fields

from web import published
from web.api.answering import answer
from web.api.asking import public
from web.api.blueprints import Blueprint
from web.api.case_schemas import Sentences
from web.api.fields import Part

blueprint = Blueprint("statistics", __name__, description="Published figures.")

SOURCE = {"ko": published.NOTICE.ko, "en": published.NOTICE.en}


def _figure(code: str, value: int, unit: str, label: tuple[str, str], note: tuple[str, str]) -> dict[str, object]:
    return {
        "code": code,
        "value": value,
        "unit": unit,
        "label": {"ko": label[0], "en": label[1]},
        "note": {"ko": note[0], "en": note[1]},
    }


ALL_MSS = (
    "보도자료에는 「소재부품 과제」로 적혀 있으나 2020년 중기부 과제 전체의 수치로 봅니다(AMB-09).",
    "The notice writes «materials and parts», but the figure is that of all MSS tracks of 2020 (AMB-09).",
)
FIGURES = (
    _figure(
        "products-selected-2020",
        published.PRODUCTS_2020,
        "PRODUCTS",
        ("2020년 선정 제품", "Products selected in 2020"),
        (
            "과제·기업·제품은 서로 다른 단위입니다(AMB-10).",
            "Tasks, firms and products are three different units (AMB-10).",
        ),
    ),
    _figure(
        "products-planned-2021",
        published.PRODUCTS_PLANNED_2021,
        "PRODUCTS",
        ("2021년 선정 계획 제품", "Products planned for 2021"),
        ("한 해 전체의 계획이며 한도가 아닙니다.", "A plan for the whole year, never a limit."),
    ),
    _figure(
        "partners-mss-2020",
        published.PARTNERS_MSS,
        "FIRMS",
        ("2020년 중기부 과제 협력기업", "Partner firms, MSS tracks, 2020"),
        ALL_MSS,
    ),
    _figure(
        "smes-mss-2020", published.SMES_MSS, "FIRMS", ("2020년 중기부 과제 중소기업", "SMEs, MSS tracks, 2020"), ALL_MSS
    ),
    _figure(
        "contracts-mss-2020",
        published.CONTRACTS_WON,
        "KRW",
        ("2020년 중기부 과제 구매계약 금액(약)", "Purchase contracts, MSS tracks, 2020 (about)"),
        (
            "「186억원 상당 구매계약을 체결」: 계약 금액이며 부가가치세 포함 여부는 알 수 없습니다(AMB-23).",
            "«About 18.6 billion won of purchase contracts»: contracted, not paid; whether with VAT is unknown (AMB-23).",
        ),
    ),
    _figure(
        "partners-pps-2020",
        published.PARTNERS_PPS,
        "FIRMS",
        ("2020년 조달청 역량강화과제 협력기업", "Partner builders, PPS capability building, 2020"),
        ("보도자료에 적힌 그대로입니다.", "As the notice states it."),
    ),
    _figure(
        "smes-pps-2020",
        published.SMES_PPS,
        "FIRMS",
        ("2020년 조달청 역량강화과제 중소기업", "SMEs, PPS capability building, 2020"),
        ("보도자료에 적힌 그대로입니다.", "As the notice states it."),
    ),
)


class FigureAnswer(Part):
    """A published figure, its unit, and how it has to be read."""

    code = fields.String(required=True)
    value = fields.Integer(required=True)
    unit = fields.String(required=True)
    label = fields.Nested(Sentences, required=True)
    note = fields.Nested(Sentences, required=True)


class PublishedAnswer(Part):
    """Figures as published, with their source: not counted here."""

    year = fields.Integer(required=True)
    published_on = fields.Date(required=True)
    source = fields.Nested(Sentences, required=True)
    figures = fields.List(fields.Nested(FigureAnswer), required=True)


@blueprint.get("/statistics/published-2020")
@public
@blueprint.response(200, PublishedAnswer)
def published_2020() -> Response:
    """The figures of 2020 that the notice of 2021 states, as published."""
    return answer({"year": 2020, "published_on": "2021-03-19", "source": SOURCE, "figures": FIGURES})
