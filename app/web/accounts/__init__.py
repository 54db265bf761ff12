"""What is a learner's own: whose days are counted, what is stored of them."""
