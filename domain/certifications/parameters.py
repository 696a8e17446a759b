"""Parameters of the program that no source read sets: each is assumed, and shown as assumed (domain.md §9, 3 and 4).

The operating rules (운영요령, 운영규정) that would tell were not available. A fact records what was applied, so that a
later change of these alters nothing that was issued before.
"""

from datetime import date

from domain.calendar import restriction_ends
from domain.certifications.facts import Validity

VALIDITY_YEARS = 3
"""Years of a confirmation, and of each renewal: as long as an SME-competition product is designated (영 §6⑥)."""
RENEWAL_DAYS = 90
"""So many days before its end it may be renewed."""
BONUS_YEARS = 1
"""Years for which a grade gives its bonus: one in the construction pilot of 2018-19."""
VALIDITY, BONUS = "validity", "bonus-period"
"""What the facts call these where they say what is assumed."""


def valid_from(first: date, years: int = VALIDITY_YEARS) -> Validity:
    """So many years from 00:00 of a day: that day counts, and the last is the one before its date (민법 §157, §160).

    It gives a right rather than restricting one, yet is cut at a date and does not roll, as a date on paper does.
    """
    return Validity(first=first, last=restriction_ends(first, years=years))
