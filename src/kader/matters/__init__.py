"""The core: a matter from wish or issue to its evaluation, inside a frame."""
