"""Signing in by name and password, with a lock after repeated failures. The only authentication backend."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils import timezone

from wangjian.desk.accounts import actions
from wangjian.desk.accounts.models import User


class LockingBackend(ModelBackend):
    def authenticate(
        self, request: HttpRequest | None, username: str | None = None, password: str | None = None, **kwargs: Any
    ) -> User | None:
        """Every path of Django's that checks a password comes through the same lock and the same log."""
        if username is None or password is None:
            return None
        try:
            return actions.sign_in(username=username, password=password, at=timezone.now())
        except actions.UnableToSignIn as refusal:
            raise PermissionDenied(str(refusal)) from refusal
