"""The account of every record, from the topics alone: what proves that nothing was lost, and mends it."""
