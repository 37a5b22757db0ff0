"""Transfer learning: a base cut at a freezing line, the features left of it, what learns right of it."""
