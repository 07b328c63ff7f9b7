"""People, their circles and seats, how they sign in, and the gate that every deed passes."""
