"""The lab: a model, a sequence, every gate of every step, and the tools on them."""
