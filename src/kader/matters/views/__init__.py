"""The pages of matters: reading, and one page a deed."""
