"""Tests: their paper, their items, their results."""
