"""From the programme as it was written to the plan of one track."""
