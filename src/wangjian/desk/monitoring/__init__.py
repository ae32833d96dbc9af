"""Imports of files and monitoring runs: what was asked for, how far it is, what came out."""
