"""A computation graph as a picture: planned, placed, painted, moved; and influence as people."""
