"""What everybody on a list of staff is owed: the rules of the agreements, asked about every row of an HR file."""
