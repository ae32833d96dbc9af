"""Errors that become one sentence for the person who meets them."""


class WangjianError(Exception):
    """An expected failure. ``str(error)`` is the Chinese sentence shown to the user:
    what happened, why, and what to do next. Each module defines its own subclass beside what raises it.
    """
