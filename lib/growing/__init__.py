"""Data that do not fit into memory: points in blocks, sums over them, three ways to one line."""
