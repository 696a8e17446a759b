"""신청대상: what an application may be for. Each track asks something else of its products or works."""

import re

from domain.rules.v2021_1.terms import Answer, no, yes
from domain.rules.vocabulary import Target, TargetKind, Task


def competition_products(task: Task) -> Answer:
    """중기간경쟁제품: its detailed item name is designated on the day. How many there are is no limit (AMB-14)."""
    wrong = _not_goods(task) or _without_detail_number(task)
    if wrong:
        return wrong
    undesignated = [target for target in task.targets if not target.designated]
    if undesignated:
        return no(
            "item-not-designated", item=undesignated[0].detail_item_no, items=len(undesignated), on=task.on
        )
    return yes("items-designated", items=len(task.targets))


def listed_goods(task: Task) -> Answer:
    """G2B 물품목록번호 (16자리) 등록 제품, in this round only (AMB-13)."""
    wrong = _not_goods(task)
    if wrong:
        return wrong
    unlisted = [target for target in task.targets if not _digits(target.goods_listing_no, 16)]
    if unlisted:
        return no("item-without-listing-number", items=len(unlisted))
    return yes("items-listed", items=len(task.targets))


def goods_with_detail_number(task: Task) -> Answer:
    """G2B 세부품명에 해당하는 제품: a 10-digit detailed item name number."""
    return _not_goods(task) or _without_detail_number(task) or yes("items-have-detail-number", items=len(task.targets))


def construction_works(task: Task) -> Answer:
    """시설공사."""
    if not task.targets:
        return no("no-item")
    others = _others(task, TargetKind.CONSTRUCTION_WORKS)
    if others:
        return no("item-not-works", items=len(others))
    return yes("items-are-works", items=len(task.targets))


def _not_goods(task: Task) -> Answer | None:
    if not task.targets:
        return no("no-item")
    others = _others(task, TargetKind.GOODS)
    return no("item-not-goods", items=len(others)) if others else None


def _without_detail_number(task: Task) -> Answer | None:
    unnumbered = [target for target in task.targets if not _digits(target.detail_item_no, 10)]
    return no("item-without-detail-number", items=len(unnumbered)) if unnumbered else None


def _others(task: Task, kind: TargetKind) -> list[Target]:
    return [target for target in task.targets if target.kind is not kind]


def _digits(number: str | None, length: int) -> bool:
    return number is not None and re.fullmatch(rf"[0-9]{{{length}}}", number) is not None
