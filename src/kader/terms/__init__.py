"""Statutory terms: law data in, a date and a readable trace out."""
