"""How numbers and dates are written in the languages whose form in Django is not that of their press."""
