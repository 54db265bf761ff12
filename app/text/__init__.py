"""Markdown and TeX to safe HTML; pure."""
