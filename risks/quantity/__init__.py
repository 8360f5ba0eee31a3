"""Risks in euros: distributions, simulated years, and the plan that a budget buys. Pure: no ORM, no Django."""
