"""The pages of the organisation: the directory (perimeters, people, roles) and its context (clause 4)."""
