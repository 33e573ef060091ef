"""Persons, organisations, roles and pairs over time, sharing, access."""
