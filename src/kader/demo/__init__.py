"""The story of a town, told by performing deeds, never by inserting rows."""
