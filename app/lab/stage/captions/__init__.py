"""What there is to see in the runs of each model: sentences, each with the rule that finds its cell."""
