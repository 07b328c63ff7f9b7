"""The decisions of matters. Plain Python: no database, no Django."""
