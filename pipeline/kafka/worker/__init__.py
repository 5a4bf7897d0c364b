"""What a worker process is made of: the engine that fetches, lanes that work, memories, supervision."""
