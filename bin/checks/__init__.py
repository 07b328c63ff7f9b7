"""What must be true of the house before a commit; each module looks at one thing."""
