"""Copy the locked front-end libraries from ``frontend/node_modules`` to where the desk serves them.

Government networks are closed: nothing is loaded from elsewhere at run time. Run by ``make vendor`` after ``npm ci``.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MODULES = ROOT / "frontend" / "node_modules"
TARGET = ROOT / "src" / "wangjian" / "web" / "static" / "vendor"

FILES = {
    "htmx.org/dist/htmx.min.js": "htmx.min.js",
    "htmx.org/LICENSE": "htmx.LICENSE.txt",
    "bootstrap/dist/css/bootstrap-reboot.min.css": "bootstrap-reboot.min.css",
    "bootstrap/LICENSE": "bootstrap.LICENSE.txt",
    "echarts/dist/echarts.common.min.js": "echarts.common.min.js",
    "echarts/LICENSE": "echarts.LICENSE.txt",
    "echarts/NOTICE": "echarts.NOTICE.txt",
}

# The maps are not copied; a reference to a missing file would stop collectstatic from hashing names.
SOURCE_MAP = re.compile(rb"\s*(//# sourceMappingURL=\S+|/\*# sourceMappingURL=.*?\*/)\s*$")


def main() -> int:
    missing = [name for name in FILES if not (MODULES / name).is_file()]
    if missing:
        sys.stderr.write(f"frontend/node_modules lacks {', '.join(missing)}: run `npm ci` in frontend first\n")
        return 2
    TARGET.mkdir(parents=True, exist_ok=True)
    for name, copy in FILES.items():
        (TARGET / copy).write_bytes(SOURCE_MAP.sub(b"\n", (MODULES / name).read_bytes()))
    sys.stdout.write(f"{len(FILES)} files of the front-end libraries are in {TARGET.relative_to(ROOT)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
