"""What goes wrong outside the program, a full disk or a busy database, as one sentence instead of a traceback."""

from __future__ import annotations

import errno
import sys

_FULL = "数据盘已满,操作没有完成。已完成的部分不会丢失;请腾出空间后再运行同一命令。"
_BUSY = "数据库正忙(可能有大批数据正在导入),这次操作没有完成。请稍后再运行同一命令。"
_BY_ERRNO = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EIO: "磁盘读写出错,操作没有完成。已完成的部分不会丢失;请检查磁盘后再运行同一命令。",
    errno.EROFS: "数据目录是只读的,操作没有完成。请换一个可写的目录,或改正挂载方式。",
    errno.EACCES: "没有读写数据目录的权限,操作没有完成。请用有权限的账号运行。",
}


def sentence_for(error: BaseException) -> str | None:
    """The sentence for an error that the machine, not the program, is to blame for; ``None`` for all others."""
    if isinstance(error, OSError):
        return _BY_ERRNO.get(error.errno or 0)
    # Looked up, not imported: pure commands must not load Django only to find that nothing of it went wrong.
    django = sys.modules.get("django.db.utils")
    if django is not None and isinstance(error, django.OperationalError):
        words = str(error).lower()
        if "locked" in words or "deadlock" in words:
            return _BUSY
        if "disk is full" in words or "no space" in words:
            return _FULL
    return None
