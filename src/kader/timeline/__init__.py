"""The timeline: what happened, who did it, when; chained, and never changed."""
