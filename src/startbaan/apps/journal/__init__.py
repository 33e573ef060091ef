"""Who did what and who looked; keys as values, for a log outlives what it logs."""
