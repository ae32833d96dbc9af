"""Organisations, supervision areas, people and their roles; who may see which rows."""
