"""What the numbered scripts share and the lecture does not teach."""
