"""The network as numbers: a list of layers, what each costs, and the ledgers of many networks."""
