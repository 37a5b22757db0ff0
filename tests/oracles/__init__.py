"""Programs of others, run on the network that the app counts, each in an environment of its own."""
