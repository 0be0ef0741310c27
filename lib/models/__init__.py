"""What 06_extend_graph.py needs: convexity, least squares, the cost over two parameters."""
