"""Areas of the town with their codes, outlines and streets."""
