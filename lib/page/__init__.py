"""The page of both lectures: one file of html that any browser opens."""
