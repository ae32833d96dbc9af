"""Takes rows of a business register into the desk: new operators, changed ones, and those already known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from wangjian.desk.audit.events import AuditEvent
from wangjian.desk.audit.log import Actor
from wangjian.desk.batches import batched
from wangjian.desk.registry.actions.fitting import fitting
from wangjian.desk.registry.actions.noting import note
from wangjian.desk.registry.models import Operator
from wangjian.desk.registry.placing import Placer
from wangjian.desk.registry.rows import OperatorRow, Upserted
from wangjian.kernel.company_name import company_key
from wangjian.kernel.uscc import explain_uscc

CHUNK = 2000

Identity = tuple[str, ...]
"""What makes two rows the same operator: credit code, else registration number, else name and address."""

_SHOWN = ("name", "normalised_name", "uscc", "registration_no", "registered_on", "type", "capital", "business_scope",
          "address", "area_id", "area_reason", "status", "search_text", "search_pairs")  # fmt: skip


def upsert_operators(
    *, rows: Iterable[OperatorRow], placer: Placer, by: Actor, at: datetime, import_id: int | None = None
) -> Upserted:
    """Store rows, each chunk in one transaction with its audit entry. A row that says nothing new changes nothing."""
    total = Upserted()
    for chunk in batched(rows, CHUNK):
        with transaction.atomic():
            done = _upsert(chunk, placer, at, import_id)
            note(AuditEvent.OPERATORS_IMPORTED, done, import_id, by, at)
        total += done
    return total


def _upsert(rows: Sequence[OperatorRow], placer: Placer, at: datetime, import_id: int | None) -> Upserted:
    wanted = {_identity(values): values for values in (_values(row, placer) for row in rows) if values["name"]}
    known = _known(wanted)
    new = [
        Operator(**values, first_import_id=import_id, updated_at=at)
        for identity, values in wanted.items()
        if identity not in known
    ]
    changed = [
        known[identity]
        for identity, values in wanted.items()
        if identity in known and _differs(known[identity], values)
    ]
    for operator in changed:
        operator.updated_at = at
    Operator.objects.bulk_create(new, batch_size=500)
    fields = [name.removesuffix("_id") for name in _SHOWN]
    Operator.objects.bulk_update(changed, [*fields, "updated_at"], batch_size=200)
    return Upserted(len(new), len(changed), len(wanted) - len(new) - len(changed))


def _values(row: OperatorRow, placer: Placer) -> dict[str, Any]:
    code = explain_uscc(row.uscc) if row.uscc else None
    area, reason = placer.place(
        address=row.address, area_code=row.area_code or _area_of(code.code if code else ""),
        in_city=placer.is_this_city(row.city),
    )  # fmt: skip
    values = {
        "name": row.name,
        "normalised_name": company_key(row.name),
        "registration_no": row.registration_no,
        "type": row.type,
        "capital": row.capital,
        "business_scope": row.business_scope,
        "address": row.address,
        "area_reason": reason,
        "status": row.status,
    }
    fitted = fitting(Operator, values) | {
        "uscc": (code.code or None) if code else None,
        "registered_on": row.registered_on,
        "area_id": area,
    }
    searched = Operator()
    searched.set_search_text(fitted["name"], fitted["uscc"], fitted["registration_no"], fitted["address"])
    return fitted | {"search_text": searched.search_text, "search_pairs": searched.search_pairs}


def _area_of(code: str) -> str:
    """Area of the registering office, characters 3 to 8 of a credit code: the least of grounds, but a ground."""
    return code[2:8]


def _identity(values: dict[str, Any]) -> Identity:
    if values["uscc"]:
        return ("uscc", values["uscc"])
    if values["registration_no"]:
        return ("registration_no", values["registration_no"])
    return ("name", values["normalised_name"], values["address"])


def _known(wanted: dict[Identity, dict[str, Any]]) -> dict[Identity, Operator]:
    codes = [identity[1] for identity in wanted if identity[0] == "uscc"]
    numbers = [values["registration_no"] for values in wanted.values() if values["registration_no"]]
    names = [identity[1] for identity in wanted if identity[0] == "name"]
    by_code = {operator.uscc: operator for operator in Operator.objects.filter(uscc__in=codes)}
    uncoded = Operator.objects.filter(uscc__isnull=True)
    by_number = {operator.registration_no: operator for operator in uncoded.filter(registration_no__in=numbers)}
    unnumbered = uncoded.filter(registration_no="", normalised_name__in=names)
    by_name = {(operator.normalised_name, operator.address): operator for operator in unnumbered}
    known: dict[Identity, Operator] = {}
    for identity, values in wanted.items():
        # An operator first met by its old number keeps its row when its credit code becomes known.
        found = (
            by_code.get(values["uscc"])
            or by_number.get(values["registration_no"])
            or (by_name.get((identity[1], identity[2])) if identity[0] == "name" else None)
        )
        if found:
            known[identity] = found
    return known


def _differs(operator: Operator, values: dict[str, Any]) -> bool:
    """Set the row's values on the operator; whether any changed. What the row does not say stays."""
    changed = False
    for name in _SHOWN:
        value = values[name]
        if value not in (None, "") and getattr(operator, name) != value:
            setattr(operator, name, value)
            changed = True
    return changed
