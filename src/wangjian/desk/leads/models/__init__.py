from wangjian.desk.leads.models.finding import Finding, Judgement, Verdict
from wangjian.desk.leads.models.lead import Lead, LeadNumber
from wangjian.desk.leads.models.lead_event import LeadEvent

__all__ = ["Finding", "Judgement", "Lead", "LeadEvent", "LeadNumber", "Verdict"]
