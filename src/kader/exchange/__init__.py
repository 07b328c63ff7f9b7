"""Everything out and in again, in the standards of others."""
