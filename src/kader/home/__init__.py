"""The front page, search, my page, the desk, and the page with the ground rules."""
