"""Evidence and documents, by key; never served but through the subject that holds them."""
