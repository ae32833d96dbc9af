"""Keeping the register and the shops up to date, and tying one to the other."""

from wangjian.desk.registry.actions.linking import link_shops
from wangjian.desk.registry.actions.operators import upsert_operators
from wangjian.desk.registry.actions.shops import upsert_shops

__all__ = ["link_shops", "upsert_operators", "upsert_shops"]
