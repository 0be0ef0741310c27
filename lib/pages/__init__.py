"""What one page alone needs besides the lecture: a file with that page's name, and 08's table."""
