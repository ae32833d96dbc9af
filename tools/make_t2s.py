"""Make ``kernel/data/t2s.tsv``: single characters that can be written as simplified ones.

Reads two dictionaries of the ``opencc`` package (Apache-2.0) with its own ``opencc_dict`` tool and keeps only what is
safe character by character, without looking at neighbours. Run it again when OpenCC is updated and read the difference.
"""

from __future__ import annotations

import argparse
import subprocess
import tempfile
from importlib.metadata import version
from pathlib import Path

import opencc

TARGET = Path(__file__).parents[1] / "src/wangjian/kernel/data/t2s.tsv"

SAFE_THOUGH_IN_GB2312 = frozenset("後於菸徵夥麽拚摺")
"""Traditional forms that GB 2312 also lists, but that no simplified text writes in another meaning."""

AMBIGUOUS = frozenset("鍊耑讎鑪")
"""OpenCC's first choice is wrong in common goods: 項鍊 is a necklace (链), not refined (炼)."""

VARIANTS = dict(zip("囯圀囻夲覌冩擧亝菓恠", "国国国本观写举齐果怪", strict=True))
"""Old variant forms that OpenCC lacks and that sellers use to slip past filters (囯家级, 夲金)."""

HEADER = """\
# Characters written as simplified ones, one to one. Left: as found; right: as compared.
# Made by tools/make_t2s.py from OpenCC {version} (TSCharacters, JPShinjitaiCharacters), Apache-2.0, BYVoid and others.
"""


def read_dictionary(name: str) -> dict[str, list[str]]:
    """Characters of one OpenCC dictionary with their replacements, most frequent first."""
    package = Path(opencc.__file__).parent / "clib"
    with tempfile.NamedTemporaryFile(suffix=".txt") as text:
        source = package / f"share/opencc/{name}.ocd2"
        command = [str(package / "bin/opencc_dict"), "-i", str(source), "-o", text.name, "-f", "ocd2", "-t", "text"]
        subprocess.run(command, check=True)
        lines = Path(text.name).read_text(encoding="utf-8").splitlines()
    return {source: targets.split() for source, targets in (line.split("\t") for line in lines)}


def in_gb2312(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def safe_replacement(character: str, candidates: list[str]) -> str | None:
    """The simplified form, or None where the character has a life of its own in simplified text (乾隆, 沈, 堃)."""
    if character in AMBIGUOUS or (in_gb2312(character) and character not in SAFE_THOUGH_IN_GB2312):
        return None
    first = candidates[0]
    if first == character or (len(candidates) > 1 and not in_gb2312(first)):
        return None
    return first


def collect() -> dict[str, str]:
    simplified = read_dictionary("TSCharacters")
    table = {source: target for source, found in simplified.items() if (target := safe_replacement(source, found))}
    for japanese, traditional in read_dictionary("JPShinjitaiCharacters").items():
        # 芸, 欠, 糸 and the like are Chinese characters of their own; only forms that Chinese does not write are taken.
        targets = {table.get(form, form) for form in traditional} - {japanese}
        if not in_gb2312(japanese) and len(targets) == 1 and in_gb2312(target := targets.pop()):
            table.setdefault(japanese, target)
    return table | VARIANTS


def main() -> None:
    argparse.ArgumentParser(description=__doc__).parse_args()
    lines = [f"{source}\t{target}\n" for source, target in sorted(collect().items())]
    TARGET.write_text(HEADER.format(version=version("opencc")) + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
