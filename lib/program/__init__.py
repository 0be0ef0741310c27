"""How a script starts and ends: TensorFlow, exits, files, words."""
