"""Frameworks that others publish, read and checked without the database: library YAML and OSCAL JSON."""
