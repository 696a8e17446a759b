"""Telling what was measured: one table, for the terminal and the README, and the same as JSON."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from bench.harness import Outcome, Sense, Spread

HEAD = ("work", "ours", "against", "theirs", "ratio", "low–high", "land at", "")
MARKS = "bench"
"""The name of the lines in the README between which the table stands."""
SIGNS = {True: "✓", False: "**✗**", None: ""}


def table(outcomes: Iterable[Outcome]) -> list[str]:
    """The lines of a Markdown table."""
    lines = [" | ".join(("", *HEAD, "")).strip(), "|" + " --- |" * len(HEAD)]
    before = ""
    for one in outcomes:
        cells = _cells(one)
        if one.what == before:
            cells = ("", *cells[1:])
        before = one.what
        lines.append(f"| {' | '.join(cells)} |")
    return lines


def said(settings: Mapping[str, str], mode: str) -> str:
    """What everything was measured on, in one line."""
    return f"{mode}: " + ", ".join(f"{name} {value}" for name, value in settings.items())


def as_json(outcomes: Sequence[Outcome], settings: Mapping[str, str], mode: str) -> str:
    """The same for programs: seconds a piece where the unit is no other."""
    rows = [{**asdict(one), "sense": one.sense and one.sense.value, "met": one.met} for one in outcomes]
    return json.dumps({"mode": mode, "settings": dict(settings), "rows": rows}, ensure_ascii=False, indent=1) + "\n"


def put_between(page: Path, lines: Sequence[str], marks: str = MARKS) -> None:
    """Put lines between a page's marks, `<!-- marks -->` and `<!-- /marks -->`. Raises `LookupError` where it has none."""
    begins, ends = f"<!-- {marks} -->", f"<!-- /{marks} -->"
    text = page.read_text(encoding="utf-8")
    before, begun, rest = text.partition(begins)
    _, ended, after = rest.partition(ends)
    if not (begun and ended):
        raise LookupError(f"{page} has no lines {begins} and {ends}")
    page.write_text(f"{before}{begins}\n{chr(10).join(lines)}\n{ends}{after}", encoding="utf-8")


def _cells(one: Outcome) -> tuple[str, ...]:
    if one.absent:
        return one.what, _figure(one, one.ours), one.against, f"– {one.absent}", "", "", _goal(one), ""
    ratio = one.ratio
    return (
        one.what,
        _figure(one, one.ours),
        one.against,
        _figure(one, one.theirs),
        _times(ratio.middle) if ratio else "",
        f"{_times(ratio.low)}–{_times(ratio.high)}" if ratio else _between(one),
        _goal(one),
        SIGNS[one.met],
    )


def _goal(one: Outcome) -> str:
    if one.goal is None:
        return ""
    sign = "≥" if one.sense is Sense.SPEED else "≤"
    return f"{sign} {_times(one.goal)}" if one.against else f"{sign} {_quantity(one, one.goal)}"


def _between(one: Outcome) -> str:
    return f"{_quantity(one, one.ours.low)}–{_quantity(one, one.ours.high)}" if one.ours else ""


def _figure(one: Outcome, spread: Spread | None) -> str:
    return _quantity(one, spread.middle) if spread else ""


def _quantity(one: Outcome, value: float) -> str:
    if one.per_second:
        return f"{1 / value:,.0f}/s"
    if one.unit == "MB":
        return f"{value:,.0f} MB"
    if one.unit == "count":
        return f"{value:,.0f}"
    return f"{value * 1e3:,.3g} ms" if value < 1 else f"{value:,.1f} s"


def _times(value: float) -> str:
    return f"{value:.2f}×" if value < 10 else f"{value:,.0f}×"  # noqa: PLR2004 (two digits are enough beyond)
