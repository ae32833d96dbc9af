"""What a subject is called when nobody knows the operator or the shop."""

from __future__ import annotations


def source_words(platform: str, observation: str) -> str:
    """Where it was seen, and the record that shows it.

    >>> source_words("", "case_021-1")
    '经营者不明(记录 case_021-1)'
    """
    return f"经营者不明({platform}记录 {observation})" if platform else f"经营者不明(记录 {observation})"
