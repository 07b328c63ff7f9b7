"""Journeys in a real browser, on a served demo town."""
