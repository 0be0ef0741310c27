"""Several processes, on one machine or many, that share the data and have one w."""
