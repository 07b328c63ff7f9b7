"""Kader: the municipality gives the frame, residents write the plan."""
