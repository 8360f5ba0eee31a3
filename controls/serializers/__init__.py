"""One input for each action, one output for each record."""
