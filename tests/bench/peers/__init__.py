"""Other stream engines over the same stage functions; they run in a virtual environment of their own."""
