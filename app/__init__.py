"""Keepgate: learn recurrent networks with a live model behind every question."""
