"""What 01_find_w.py and 02_draw_cost.py show: one line through points, and its cost."""
