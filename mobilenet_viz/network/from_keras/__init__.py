"""The ledger of any Keras model from its config alone: what `model.to_json()` and a `.keras` file say of its layers."""
