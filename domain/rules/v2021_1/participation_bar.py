"""참여 금지: no firm of the task is barred on the day judged. An officer may override this, with reasons."""

from domain.rules.v2021_1.firms import everyone
from domain.rules.v2021_1.terms import Answer, finding, no, yes
from domain.rules.vocabulary import Finding, Task


def participation_bar(task: Task) -> Finding:
    """The five years of 판로지원법 §20의2③, the last day included, for the firms a decision names (AMB-26)."""
    return finding("participation-bar", _nobody_barred(task), source="판로지원법 §20의2③", ambiguity="AMB-26")


def _nobody_barred(task: Task) -> Answer:
    barred = sorted(
        (firm.profile.bar_until, str(firm.firm))
        for firm in everyone(task)
        if firm.profile.bar_until is not None and firm.profile.bar_until >= task.on
    )
    if barred:
        until, firm = barred[-1]
        return no("firm-barred", firm=firm, firms=len(barred), until=until)
    return yes("no-firm-barred")
