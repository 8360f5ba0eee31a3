"""Tests of the consent application."""
