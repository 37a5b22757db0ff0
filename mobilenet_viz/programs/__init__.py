"""Programs to take home: the network at hand as a student would write it, for Keras and for PyTorch."""
