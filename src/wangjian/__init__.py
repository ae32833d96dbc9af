"""wangjian 网监: supervision and service of a city's online market.

Packages and the one direction in which they may depend on each other are listed in
``docs/explanation/architecture.md`` and enforced by import-linter (``pyproject.toml``).
"""

__version__ = "0.1.0"
