"""A visitor's model, counted in a worker of its own: whatever its file says, the bounds there hold. No TensorFlow."""

from typing import Any

from mobilenet_viz.engine.questions.own_model import PricedModel, PriceModel
from mobilenet_viz.facts.refusal import Refusal
from mobilenet_viz.network.from_keras.file import read_config
from mobilenet_viz.network.from_keras.walk import ledger_of


def answer(question: PriceModel) -> PricedModel:
    """The ledger of the model. Raises Refusal with the one sentence for what cannot be counted."""
    try:
        return _priced(read_config(question.ends.opened()), question.size)
    except MemoryError:
        raise Refusal(question.died) from None


def _priced(config: Any, size: int) -> PricedModel:
    """Of a model that leaves its size open, a refusal says at which size it was tried."""
    try:
        return PricedModel(ledger_of(config), is_open=False)
    except Refusal as refusal:
        if refusal.key != "model_open":
            raise
    try:
        return PricedModel(ledger_of(config, size), is_open=True)
    except Refusal as refusal:
        raise Refusal(refusal.key, **refusal.values, size=size) from None
