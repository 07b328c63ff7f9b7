"""One API over the deeds of all rooms, for machines."""
