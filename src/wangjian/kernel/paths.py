"""Where the data that ships with the product lies: rule packs, lawbook, city packs."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from wangjian.kernel.errors import WangjianError

NEEDED = ("rulepacks", "lawbook", "citypacks")
_PACKAGE = Path(__file__).resolve().parents[1]


class MissingDataRoot(WangjianError):
    """The folder with rule packs, lawbook and city packs was not found."""


def data_root() -> Path:
    """Folder that holds ``rulepacks``, ``lawbook`` and ``citypacks``; the setting ``WANGJIAN_DATA`` names another one.

    In a source checkout that is the folder of the repository, once installed ``wangjian/data``. Raises MissingDataRoot.
    """
    return _found(os.environ.get("WANGJIAN_DATA", ""))


@cache
def _found(named: str) -> Path:
    if named:
        return _checked(Path(named))
    for folder in (_PACKAGE / "data", *_PACKAGE.parents):
        if not _missing(folder):
            return folder
    raise MissingDataRoot("找不到规则包、法规库和城市包所在目录,请用环境变量 WANGJIAN_DATA 指明该目录。")


def _checked(folder: Path) -> Path:
    missing = _missing(folder)
    if missing:
        names = "、".join(missing)
        raise MissingDataRoot(f"环境变量 WANGJIAN_DATA 所指目录 {folder} 中没有 {names},请指明完整的数据目录。")
    return folder


def _missing(folder: Path) -> list[str]:
    return [name for name in NEEDED if not (folder / name).is_dir()]
