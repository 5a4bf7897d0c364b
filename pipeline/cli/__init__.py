"""The ``wireroom`` command: one module per command."""
