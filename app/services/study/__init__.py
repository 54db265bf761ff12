"""Practice: rounds of questions, and answers to them."""
