"""Measurements behind ``wangjian bench``; how their data is made stands in ``tests/bench/README.md``."""
