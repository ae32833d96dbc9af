"""Texts of others cut to what a column holds."""

from __future__ import annotations

from typing import Any

from django.db import models


def fitting(model: type[models.Model], values: dict[str, Any]) -> dict[str, Any]:
    """Texts without NUL and no longer than their column; other values as they are."""
    return {name: _fit(model._meta.get_field(name), value) for name, value in values.items()}


def _fit(field: Any, value: Any) -> Any:
    if not isinstance(value, str):
        return value
    text = value.replace("\x00", "").strip()
    return text[: field.max_length] if field.max_length else text
