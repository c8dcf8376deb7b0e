"""What a course is: frozen, typed, with one sentence per field."""
