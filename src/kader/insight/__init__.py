"""Figures and pictures of what a town does together, from data and never of a single person."""
