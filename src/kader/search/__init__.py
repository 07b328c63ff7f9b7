"""The public words, stemmed: one index for both databases."""
