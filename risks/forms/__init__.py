"""One form per action: it parses what was typed, the action decides."""
