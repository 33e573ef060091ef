"""What guidance costs in a year and who pays: as agreed, as expected, as done; exact to the last part of a cent."""
