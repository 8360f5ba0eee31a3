"""Endpoints: records to read, actions to call."""
