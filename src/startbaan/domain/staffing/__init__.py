"""What an HR file says: headers, names, dates, working-time factors."""
