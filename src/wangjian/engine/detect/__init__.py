"""What wording means in context. Importing this package registers the features that rules name."""

from wangjian.engine.detect import (
    absolute,
    banned,
    brushing,
    clauses,
    counterfeit,
    education,
    falsity,
    finance,
    fraud,
    inducement,
    licence,
    pyramid,
    superlatives,
    treatment,
)
from wangjian.engine.detect.context import genre, goods, naming, negation, proof, quantity, scope

__all__ = [
    "absolute",
    "banned",
    "brushing",
    "clauses",
    "counterfeit",
    "education",
    "falsity",
    "finance",
    "fraud",
    "genre",
    "goods",
    "inducement",
    "licence",
    "naming",
    "negation",
    "proof",
    "pyramid",
    "quantity",
    "scope",
    "superlatives",
    "treatment",
]
