"""What 07_build_neuron.py needs: the derivation, where it settles, words and picture."""
