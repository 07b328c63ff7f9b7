"""The page frame, its components, forms and static files; knows nothing of matters."""
