"""Invented towns, one file each: areas with outlines, streets, and the water between them."""
