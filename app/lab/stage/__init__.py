"""What the lab shows of a model first: where it opens, what there is to see in a run, what can be tried in one tap."""
