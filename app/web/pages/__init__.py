"""The pages: a dataclass each, and how it is made from the study's values."""
