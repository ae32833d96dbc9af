"""A policy raises the sentence the user will read; its yes/no form and the tooltip of a grey button come from here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from wangjian.kernel.errors import WangjianError

Policy = Callable[..., None]


class UnableToAct(WangjianError):
    """Something is not possible for this person, or not in this state. Each act has a subclass of its own."""


def is_allowed(policy: Policy, *args: Any) -> bool:
    return not why_not(policy, *args)


def why_not(policy: Policy, *args: Any) -> str:
    """The sentence with which the policy refuses; empty when it does not."""
    try:
        policy(*args)
    except UnableToAct as refusal:
        return str(refusal)
    return ""
