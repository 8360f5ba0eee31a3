"""Tests of the policies application."""
