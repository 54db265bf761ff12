"""Layers, the read-out on top of them, and losses."""
