"""When people can meet: moments in the Netherlands, parts of the week, what fits all, and the calendar file."""
