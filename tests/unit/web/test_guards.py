"""What holds for all pages at once: who may open them, what they may touch, what the browser may run."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from tests.unit.web.conftest import People

from wangjian import web
from wangjian.desk.accounts.models import User
from wangjian.web.access import Access

WEB = Path(web.__file__).parent
TEMPLATES = sorted((WEB / "templates").rglob("*.html"))
WRITES = re.compile(r"(?<!book)\.(save|create|bulk_create|update|delete|get_or_create|update_or_create)\(")
"""A workbook is saved to memory, not to the database."""
READS = re.compile(r"(?<!register)\.(objects|filter|exclude|annotate)\b")
"""A template filter is registered, not a queryset narrowed."""
INLINE = re.compile(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=|javascript:", re.IGNORECASE)
FOREIGN = re.compile(r"""(?:src|href|action)=["']?(?:https?:)?//""")


def views(patterns: list[URLPattern | URLResolver]) -> Iterator[URLPattern]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from views(pattern.url_patterns)
        else:
            yield pattern


ALL_VIEWS = list(views(get_resolver().url_patterns))


@pytest.mark.parametrize("pattern", ALL_VIEWS, ids=lambda pattern: pattern.name)
def test_every_address_has_an_access_rule(pattern: URLPattern) -> None:
    assert isinstance(getattr(pattern.callback, "access_rule", None), Access)


@pytest.mark.parametrize("path", sorted(WEB.rglob("*.py")), ids=lambda path: str(path.relative_to(WEB)))
def test_pages_write_only_through_the_desk(path: Path) -> None:
    calls = [match[0] for match in WRITES.finditer(path.read_text(encoding="utf-8"))]

    assert calls == []


@pytest.mark.parametrize(
    "path",
    [path for path in sorted(WEB.rglob("*.py")) if "reading" not in path.parts],
    ids=lambda path: str(path.relative_to(WEB)),
)
def test_only_the_reading_layer_composes_queries(path: Path) -> None:
    assert READS.findall(path.read_text(encoding="utf-8")) == []


BUSINESS_READS = re.compile(r"\b(Lead|Finding|Operator|Shop|Import|Run)\.(objects|all_versions)(\.\w+)?")


@pytest.mark.parametrize("path", sorted((WEB / "reading").glob("*.py")), ids=lambda path: path.name)
def test_business_rows_are_read_as_the_person_may_see_them(path: Path) -> None:
    reads = [match[0] for match in BUSINESS_READS.finditer(path.read_text(encoding="utf-8"))]

    narrowed = {"Finding.objects.filter"}
    """Findings of leads or runs that were found through ``visible_to`` before."""
    assert [read for read in reads if not read.endswith(".visible_to") and read not in narrowed] == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(WEB)))
def test_templates_need_no_inline_code_and_nothing_from_elsewhere(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert INLINE.findall(text) == []
    assert FOREIGN.findall(text) == []


BUSINESS = ("monitor", "handler", "leader", "author")
OPEN_TO = {
    "/": (*BUSINESS, "auditor", "system"),
    "/leads/": BUSINESS,
    "/findings/": BUSINESS,
    "/operators/": BUSINESS,
    "/shops/": BUSINESS,
    "/map/": BUSINESS,
    "/search/": BUSINESS,
    "/imports/": ("monitor", "author"),
    "/runs/": ("monitor", "author"),
    "/queue/": ("handler",),
    "/audit/": ("auditor",),
    "/help/": (*BUSINESS, "auditor", "system"),
    "/more/": (*BUSINESS, "auditor", "system"),
}


@pytest.mark.parametrize("path", OPEN_TO)
@pytest.mark.parametrize("role", [*BUSINESS, "auditor", "system"])
def test_pages_open_by_role(path: str, role: str, people: People, signed_in: Callable[[User], Client]) -> None:
    response = signed_in(getattr(people, role)).get(path)

    assert response.status_code == (200 if role in OPEN_TO[path] else 403)


@pytest.mark.parametrize("path", OPEN_TO)
def test_a_stranger_is_sent_to_sign_in(path: str, people: People, client: Client) -> None:
    response = client.get(path)

    assert response.status_code == 302
    assert response["Location"] == f"/sign-in/?next={path}"


def test_a_fragment_for_a_stranger_sends_the_whole_page_to_sign_in(people: People, client: Client) -> None:
    response = client.get("/leads/", headers={"HX-Request": "true"})

    assert response["HX-Redirect"] == "/sign-in/?next=/leads/"


def test_the_content_policy_allows_nothing_inline(people: People, client: Client) -> None:
    policy = client.get("/sign-in/")["Content-Security-Policy"]

    assert "unsafe" not in policy
    assert "default-src 'none'" in policy


@pytest.mark.parametrize("role", [*BUSINESS, "auditor", "system"])
def test_at_most_seven_entries_stand_on_the_left(
    role: str, people: People, signed_in: Callable[[User], Client]
) -> None:
    page = signed_in(getattr(people, role)).get("/").content.decode()
    entries = page.split('aria-label="主导航"')[1].split("</nav>")[0]

    assert 1 <= entries.count("<li>") <= 7
    assert entries.count('aria-current="page"') == 1
