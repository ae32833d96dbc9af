"""Identifiers, text normalisation, calendars, explanations and errors. Standard library only."""
