"""From scores to one picture: what was seen, how sure that is, which step is next. Never a mark, never a verdict."""
