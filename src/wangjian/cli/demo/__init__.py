"""``wangjian demo``: a marked sample market, two monitoring runs with a history between them, then the desk."""

from wangjian.cli.demo.command import demo

__all__ = ["demo"]
