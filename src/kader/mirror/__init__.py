"""The language mirror: text in, marked places with reasons out."""
