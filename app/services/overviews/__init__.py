"""How a person stands: with every set, with one, over time."""
