"""What 03_follow_slope.py needs: what a slope says, how a descent ends, and both in pictures."""
