"""From observations to findings: normalise, detect, score. Knows no database and no web framework."""
