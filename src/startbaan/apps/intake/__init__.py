"""HR files and wizard in; tracks started."""
