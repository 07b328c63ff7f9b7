"""Measures pages and deeds on both databases, at two sizes, beside the minimal Django view."""
