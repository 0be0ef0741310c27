"""A computation graph as a picture: placed, painted, moved; the row of people below it."""
