"""What can be done with rights, hours and what they rest on."""
