"""Mail and digests: written in the transaction, sent by the worker."""
