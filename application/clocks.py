"""How long there is left to a day, in the office's working days."""

from datetime import date

from application.holidays import table_of
from application.office import Office
from domain.facts import Refused


def days_left(office: Office, due: date) -> int | None:
    """The working days left until a day, on the calendar as it stands; below zero, so many late. Null where the calendar ends before."""
    try:
        return table_of(office).calendar().working_days_left(office.today(), due)
    except Refused:
        return None
