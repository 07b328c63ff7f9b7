"""The single line between residents and municipality: messages, asks, delegations, talks."""
