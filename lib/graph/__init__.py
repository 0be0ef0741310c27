"""The computation graph that TensorFlow built: walked, both passes on it, printed and drawn."""
