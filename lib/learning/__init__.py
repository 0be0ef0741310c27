"""The learning loop's machinery, what it leaves behind, and the cost over w."""
