"""The programs that make the house ready and prove that it stands."""
