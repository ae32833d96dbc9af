"""Which rows a person sees: the whole city, the areas and files of her bureau, or no business data at all."""

from __future__ import annotations

from dataclasses import dataclass, field

from wangjian.desk.accounts.models import CITY_ROLES, LOCAL_BUREAUS, Area, Organisation, OrganisationKind, Role, User

_BUSINESS = frozenset({Role.MONITOR, Role.HANDLER, Role.LEADER, Role.RULE_AUTHOR})


@dataclass(frozen=True, slots=True)
class Scope:
    whole_city: bool = False
    organisations: frozenset[int] = field(default_factory=frozenset)
    """The person's bureau and what stands under it."""
    areas: frozenset[int] = field(default_factory=frozenset)
    """The areas those bureaus handle."""

    @property
    def is_empty(self) -> bool:
        return not (self.whole_city or self.organisations or self.areas)


def scope_of(user: User) -> Scope:
    """The person's reach, computed once for each loaded user. Administrators run the system and have none."""
    known: Scope | None = getattr(user, "_scope", None)
    if known is None:
        known = user._scope = _scope_of(user)  # type: ignore[attr-defined]
    return known


def _scope_of(user: User) -> Scope:
    if not user.is_active or not user.role_set & _BUSINESS:
        return Scope()
    is_city_bureau = user.organisation is not None and user.organisation.kind == OrganisationKind.CITY_BUREAU
    if user.role_set & CITY_ROLES or (user.has_role(Role.LEADER) and is_city_bureau):
        return Scope(whole_city=True, organisations=_under(user.organisation_id))
    organisations = _under(user.organisation_id)
    areas = Area.objects.filter(bureau__in=organisations).values_list("pk", flat=True)
    return Scope(organisations=organisations, areas=frozenset(areas))


def _under(organisation_id: int | None) -> frozenset[int]:
    """The organisation and all below it. A city bureau's handlers do not inherit the counties' files."""
    if organisation_id is None:
        return frozenset()
    found, frontier = {organisation_id}, {organisation_id}
    while frontier:
        children = Organisation.objects.filter(parent__in=frontier).exclude(kind__in=LOCAL_BUREAUS)
        frontier = set(children.values_list("pk", flat=True)) - found
        found |= frontier
    return frozenset(found)
