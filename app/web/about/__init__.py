"""What Keepgate says of itself: what it is, what it stores, which keys it knows."""
