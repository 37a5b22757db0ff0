"""Pictures and what is computed on them with NumPy and Pillow: intake, convolution, kernels, colours, exports."""
