"""Every act, room by room."""

from web.pages.acting import case_acts
from web.pages.acting.acts import registered

ACTS = registered(case_acts.ACTS)
