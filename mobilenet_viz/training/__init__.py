"""What a network is taught with, and how well it then does: pictures in classes, split, settings, scores. No Keras."""
