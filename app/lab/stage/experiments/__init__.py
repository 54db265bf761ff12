"""What can be tried with each model in one tap."""
