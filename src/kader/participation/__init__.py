"""The public side of a group matter: publish, join, contribute, meet, challenge, follow."""
