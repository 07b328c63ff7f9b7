"""What the pages of a matter show: prepared here, in few questions to the database."""
