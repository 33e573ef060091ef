"""The pages on organisations, coaches and persons."""
