"""Statutes with versions, clocks, violation table, city packs: pure functions over facts. Depends on kernel only."""
