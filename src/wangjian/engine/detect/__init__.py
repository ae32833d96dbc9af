"""What wording means in context. Importing this package registers the features that rules name."""

from wangjian.engine.detect import absolute, counterfeit, superlatives, treatment
from wangjian.engine.detect.context import genre, goods, naming, negation, proof, quantity, scope

__all__ = [
    "absolute",
    "genre",
    "goods",
    "naming",
    "negation",
    "proof",
    "quantity",
    "scope",
    "superlatives",
    "treatment",
]
