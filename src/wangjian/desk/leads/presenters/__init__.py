"""Leads and findings as a page shows them: every word and every decision is made here, templates only place them."""

from wangjian.desk.leads.presenters.acts import ActChoice, possible_acts
from wangjian.desk.leads.presenters.clock_words import ClockWords, clock_words
from wangjian.desk.leads.presenters.finding_view import FindingView, MarkedText, finding_view
from wangjian.desk.leads.presenters.law_panel import LawWords, law_panel, law_words
from wangjian.desk.leads.presenters.lead_row import LeadRow, area_words, lead_row, subject_words
from wangjian.desk.leads.presenters.timeline import TimelineEntry, timeline

__all__ = [
    "ActChoice",
    "ClockWords",
    "FindingView",
    "LawWords",
    "LeadRow",
    "MarkedText",
    "TimelineEntry",
    "area_words",
    "clock_words",
    "finding_view",
    "law_panel",
    "law_words",
    "lead_row",
    "possible_acts",
    "subject_words",
    "timeline",
]
