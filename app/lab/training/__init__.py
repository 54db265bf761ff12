"""How the shipped networks are trained, chosen and measured."""
