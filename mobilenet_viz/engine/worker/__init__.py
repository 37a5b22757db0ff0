"""What runs in the worker processes: Keras, TensorFlow and tf-keras-vis, nowhere else."""
