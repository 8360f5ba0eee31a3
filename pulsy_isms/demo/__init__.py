"""The demonstration organisation: a year in the life of a regional e-health body, made through actions only."""
