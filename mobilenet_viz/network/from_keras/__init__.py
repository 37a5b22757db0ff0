"""The ledger of a Keras model from its config alone, made of the layers in `rules`.

The config is what `model.to_json()` and a `.keras` file say of its layers.
"""
