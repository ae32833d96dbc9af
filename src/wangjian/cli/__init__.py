"""The terminal: one file per command group, loaded only when called."""
