"""Findings of the rules and the leads they become, from discovery to a closed file."""
