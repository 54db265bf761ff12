"""Progress: what was answered and how it went."""
