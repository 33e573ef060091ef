"""When people can meet, what fits all, the calendar file, and how a peer group talks about a case."""
