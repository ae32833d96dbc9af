"""Operators of the business register and the shops they run on platforms."""
