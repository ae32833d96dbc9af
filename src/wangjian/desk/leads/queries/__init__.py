"""Reading leads and findings: pages of lists, the counts of the work surface, the map."""

from wangjian.desk.leads.finding_set import FindingFilter
from wangjian.desk.leads.lead_set import OVERDUE, SOON, TODAY, UNPLACED, LeadFilter, violation_keys
from wangjian.desk.leads.queries.counts import (
    AreaCount,
    WorklistCount,
    open_leads_by_area,
    violation_choices,
    worklist_counts,
)
from wangjian.desk.leads.queries.pages import (
    FINDING_ORDERS,
    LEAD_ORDERS,
    find_lead,
    page_findings,
    page_leads,
)

__all__ = [
    "FINDING_ORDERS",
    "LEAD_ORDERS",
    "OVERDUE",
    "SOON",
    "TODAY",
    "UNPLACED",
    "AreaCount",
    "FindingFilter",
    "LeadFilter",
    "WorklistCount",
    "find_lead",
    "open_leads_by_area",
    "page_findings",
    "page_leads",
    "violation_choices",
    "violation_keys",
    "worklist_counts",
]
