"""What ratings mean: items, persons, raters and growth on one scale, each with how sure we are of it."""
