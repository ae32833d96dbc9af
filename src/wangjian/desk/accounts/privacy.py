"""How sensitive each stored field is, and how personal data looks until somebody has a reason to see it.

Every field of every model has a class; a test holds the list complete, so no new field can slip in unjudged.
"""

from __future__ import annotations

import re
from datetime import datetime
from enum import StrEnum

from django.db import models, transaction

from wangjian.desk.accounts.models import User
from wangjian.desk.audit import log as audit
from wangjian.desk.audit.events import AuditEvent


class DataClass(StrEnum):
    PUBLIC = "PUBLIC"
    """Published by law, such as the business register."""
    INTERNAL = "INTERNAL"
    """The bureau's work; seen by those whose area it concerns."""
    PERSONAL = "PERSONAL"
    """May identify a natural person; masked until somebody states why she needs it."""
    SECRET = "SECRET"  # noqa: S105 - the name of a class of data
    """Never shown to anybody."""


_P, _I, _N, _S = DataClass.PUBLIC, DataClass.INTERNAL, DataClass.PERSONAL, DataClass.SECRET

CLASSES: dict[str, tuple[DataClass, dict[str, DataClass]]] = {
    "accounts.Area": (_P, {}),
    "accounts.City": (_P, {}),
    "accounts.Organisation": (_P, {}),
    "accounts.RoleAssignment": (_I, {}),
    "accounts.User": (
        _I,
        {"password": _S, "email": _N, "first_name": _N, "last_name": _N},
    ),
    "audit.ChainHead": (_I, {}),
    "audit.Entry": (_I, {}),
    "leads.Finding": (_I, {"text": _N, "quote": _N}),
    "leads.Judgement": (_I, {"ground": _N}),
    "leads.Lead": (_I, {"outcome_note": _N}),
    "leads.LeadEvent": (_I, {"reason": _N}),
    "leads.LeadNumber": (_I, {}),
    "monitoring.Import": (_I, {}),
    "monitoring.Run": (_I, {}),
    "registry.Operator": (_P, {"address": _N, "search_text": _N, "search_pairs": _N, "area_reason": _I,
                               "first_import_id": _I, "updated_at": _I}),
    "registry.Shop": (_I, {"address": _N, "search_text": _N, "search_pairs": _N}),
}  # fmt: skip
"""By model: the class of its fields, and the fields that differ."""

_ID_CARD = re.compile(r"(?<![0-9A-Za-z])([1-9]\d{5})((?:19|20)\d{9})([0-9Xx])(?![0-9A-Za-z])")
_MOBILE = re.compile(r"(?<!\d)(1[3-9]\d)(\d{4})(\d{4})(?!\d)")
_EMAIL = re.compile(r"(?<![\w.])([\w.+-]{1,2})([\w.+-]*)(@[\w-]+\.[\w.-]+)")


def class_of(model: type[models.Model], field: str) -> DataClass:
    """Raises KeyError for a model nobody has judged."""
    general, special = CLASSES[model._meta.label]
    return special.get(field, general)


def masked(text: str) -> str:
    """Identity numbers, mobile numbers and e-mail addresses covered, character for character, so that offsets hold.

    >>> masked("联系示例 13800000000")
    '联系示例 138****0000'
    """
    text = _ID_CARD.sub(lambda m: m[1] + "*" * len(m[2]) + m[3], text)
    text = _MOBILE.sub(lambda m: m[1] + "****" + m[3], text)
    return _EMAIL.sub(lambda m: m[1] + "*" * len(m[2]) + m[3], text)


def masked_name(name: str) -> str:
    """A natural person's name with all but the first character covered."""
    return name[:1] + "*" * (len(name) - 1)


@transaction.atomic
def note_unmasked(*, target: models.Model, fields: list[str], reason: str, by: User, at: datetime) -> None:
    """Record that somebody has been shown personal data in full, and why."""
    detail = {"fields": fields, "reason": reason}
    audit.record(AuditEvent.PERSONAL_DATA_SHOWN, target=target, by=by, at=at, detail=detail)
