"""Rule packs: law as data. Schema, loader, validators and compilation to a plan. Depends on kernel only."""
