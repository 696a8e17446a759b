"""Which firms take part in a task, and which of them are SMEs."""

from collections.abc import Iterable

from domain.rules.vocabulary import FirmSize, FirmSnapshot, Task


def is_sme(firm: FirmSnapshot) -> bool:
    """Whether a firm is a 중소기업자 (판로지원법 §2 1호). An SME cooperative is one by itself (나목), of any size."""
    return firm.cooperative or firm.profile.size is not FirmSize.NON_SME


def is_large(firm: FirmSnapshot) -> bool:
    """Whether a firm is a 대기업: any firm that is not an SME, mid-sized ones included (상생협력법 §2 2호; AMB-07)."""
    return not is_sme(firm)


def distinct(firms: Iterable[FirmSnapshot]) -> tuple[FirmSnapshot, ...]:
    """The firms, each once, in order."""
    return tuple({firm.firm: firm for firm in firms}.values())


def has_large_partner(task: Task) -> bool:
    """Whether the partner is a large firm."""
    return task.partner is not None and is_large(task.partner)


def standing_in(task: Task) -> tuple[FirmSnapshot, ...]:
    """The cooperative that stands for the leads, if there is one."""
    return (task.cooperative,) if task.cooperative else ()


def lead_side(task: Task) -> tuple[FirmSnapshot, ...]:
    """The leads, and the cooperative and the members it brings."""
    return distinct((*task.leads, *standing_in(task), *task.members))


def everyone(task: Task) -> tuple[FirmSnapshot, ...]:
    """Every firm with a part in the task."""
    return distinct((*lead_side(task), *((task.partner,) if task.partner else ())))
