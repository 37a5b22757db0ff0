"""Where the work of a network is: what each kind of layer takes, of four measures."""

MEASURES = ("mult_adds", "kernels", "activation_bytes", "moved_bytes")
