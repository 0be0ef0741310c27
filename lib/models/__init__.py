"""What 06_extend_graph.py needs: convexity, the cost over two parameters."""
