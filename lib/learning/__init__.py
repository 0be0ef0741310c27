"""The learning loop's machinery, what it leaves behind, the cost over w, and least squares."""
