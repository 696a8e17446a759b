"""What every track asks alike, after its own column: agreement, papers, firms, and then the advice."""

from domain.rules.v2021_1.advisory import (
    affiliates,
    business_numbers_verified,
    other_partner,
    same_target_elsewhere,
)
from domain.rules.v2021_1.agreement import agreement_concluded, agreement_parties
from domain.rules.v2021_1.distinct_firms import distinct_firms
from domain.rules.v2021_1.papers import (
    agreement_paper,
    business_plan,
    criteria_proof,
    other_papers,
    partner_evidence_paper,
    sme_confirmation,
)
from domain.rules.v2021_1.participation_bar import participation_bar

EVERY_TRACK = (
    agreement_concluded,
    agreement_parties,
    distinct_firms,
    participation_bar,
    business_plan,
    agreement_paper,
    criteria_proof,
    partner_evidence_paper,
    sme_confirmation,
    other_papers,
    affiliates,
    other_partner,
    same_target_elsewhere,
    business_numbers_verified,
)
