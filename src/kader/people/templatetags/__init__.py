"""What the pages of people may ask for."""
