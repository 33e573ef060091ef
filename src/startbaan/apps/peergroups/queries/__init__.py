"""Reading what stands in peer consultation."""
