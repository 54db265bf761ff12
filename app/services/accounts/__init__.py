"""Whose histories belong together."""
