"""Topics in files: what Kafka's retention lets go, kept byte for byte, checked, and replayed."""
