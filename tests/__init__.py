"""The proof that the house stands; mirrors `src/kader`."""
