"""What every printed line and every figure shares: numbers, tables, colours, axes, files."""
