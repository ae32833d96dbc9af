"""Where the data that ships with the product lies: rule packs, lawbook, city packs."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from wangjian.kernel.errors import WangjianError

_NEEDED = ("rulepacks", "lawbook", "citypacks")


class MissingDataRoot(WangjianError):
    """The folder with rule packs, lawbook and city packs was not found."""


@cache
def data_root() -> Path:
    """Folder that holds ``rulepacks``, ``lawbook`` and ``citypacks``; ``WANGJIAN_DATA`` names another one.

    Raises MissingDataRoot.
    """
    named = os.environ.get("WANGJIAN_DATA")
    candidates = [Path(named)] if named else [*Path(__file__).resolve().parents]
    for folder in candidates:
        if all((folder / name).is_dir() for name in _NEEDED):
            return folder
    raise MissingDataRoot("找不到规则包、法规库和城市包所在目录,请用环境变量 WANGJIAN_DATA 指明该目录。")
