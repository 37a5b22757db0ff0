"""What other tools count for the same network: the paper's Mult-Adds and what each convention adds."""

TOOLS = (
    "paper",
    "ptflops_aten",
    "torchinfo",
    "calflops",
    "tf_profiler",
    "fvcore",
    "convnet_burden",
    "ptflops_pytorch",
    "thop",
    "torch",
)
