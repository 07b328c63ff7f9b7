"""What people type. Forms clean the input; rules decide about it."""
