"""One form for each action, one filter for each list."""
