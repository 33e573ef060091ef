"""Who fits with whom: peer groups with a facilitator, and a coach for everyone."""
