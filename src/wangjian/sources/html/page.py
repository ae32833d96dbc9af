"""A saved page, taken apart as far as all readers of pages need it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from wangjian.sources.html.decoding import decode_page
from wangjian.sources.html.visible import visible_text

_SAVED_FROM = re.compile(r"<!-- saved from url=\(\d+\)(\S+) -->")
_ARCHIVED = re.compile(r"https?://web\.archive\.org/web/(\d{14})(?:[a-z]{2}_)?/(https?:.+)")


@dataclass(frozen=True)
class SavedPage:
    """``url`` is where the page was taken from, as far as anything says so; ``host`` is known more often."""

    html: str
    given_url: str | None = None

    @classmethod
    def from_bytes(cls, data: bytes, *, url: str | None = None, content_type: str = "") -> SavedPage:
        """Raises RefusedRecord when the encoding cannot be told."""
        return cls(decode_page(data, content_type), url)

    @cached_property
    def tree(self) -> LexborHTMLParser:
        return LexborHTMLParser(self.html)

    @cached_property
    def text(self) -> str:
        return visible_text(self.tree)

    @cached_property
    def title(self) -> str:
        node = self.tree.css_first("title")
        return node.text(strip=True) if node else ""

    @cached_property
    def _addresses(self) -> list[str]:
        """What names this page, most trustworthy first."""
        saved = _SAVED_FROM.search(self.html[:4096])
        canonical = self.tree.css_first("link[rel=canonical]")
        named = [
            self.given_url,
            saved[1] if saved else None,
            canonical.attributes.get("href") if canonical else None,
            self.meta("og:url"),
        ]
        return [address for address in named if address]

    @cached_property
    def url(self) -> str | None:
        for address in self._addresses:
            absolute = "https:" + address if address.startswith("//") else address
            if urlsplit(absolute).scheme in ("http", "https"):
                archived = _ARCHIVED.match(absolute)
                return archived[2] if archived else absolute
        relative = next((address for address in self._addresses if address.startswith("/")), None)
        return f"http://{self._linked_host}{relative}" if relative and self._linked_host else None

    @cached_property
    def archived_at(self) -> str | None:
        """When the Wayback Machine captured the page, for pages saved from it (``20161126090544``, UTC)."""
        matches = (_ARCHIVED.match(address) for address in self._addresses)
        stamp = next((match[1] for match in matches if match), None)
        return f"{stamp[:4]}-{stamp[4:6]}-{stamp[6:8]}T{stamp[8:10]}:{stamp[10:12]}:{stamp[12:]}Z" if stamp else None

    @cached_property
    def host(self) -> str:
        """Host of the page; where nothing names it, the host that most of its links lead to."""
        return (urlsplit(self.url).hostname or "") if self.url else self._linked_host

    @cached_property
    def _linked_host(self) -> str:
        hosts = (urlsplit(node.attributes.get("href") or "").hostname for node in self.tree.css("a[href]"))
        counted = Counter(host for host in hosts if host)
        return counted.most_common(1)[0][0] if counted else ""

    def is_at(self, domain: str) -> bool:
        return self.host == domain or self.host.endswith("." + domain)

    def absolute(self, address: str | None) -> str | None:
        """An address found on the page, completed; ``None`` for scripts and fragments."""
        if not address or address.startswith(("javascript:", "#", "data:")):
            return None
        base = self.url or (f"http://{self.host}/" if self.host else "")
        completed = urljoin(base, address.strip()) if base else address.strip()
        if completed.startswith("//"):
            completed = "https:" + completed
        return completed if completed.startswith(("http://", "https://")) else None

    def meta(self, name: str) -> str | None:
        node = self.tree.css_first(f'meta[property="{name}"], meta[name="{name}"]')
        content = node.attributes.get("content") if node else None
        return content.strip() if content and content.strip() else None

    def first_text(self, css: str) -> str | None:
        node = self.tree.css_first(css)
        return node_text(node) if node else None


def node_text(node: LexborNode) -> str | None:
    """Text of an element on one line, ``None`` when there is none."""
    text = " ".join(node.text(separator="", strip=False).split())
    return text or None
