"""What 04_compare_gradients.py needs: how good a nudge is, in numbers, words and figures."""
