"""Peer consultation: who with whom, proven best; the groups, their meetings and the cases brought to them."""
