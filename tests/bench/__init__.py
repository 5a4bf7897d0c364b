"""What an article costs on its way through the real worker, beside the cheapest loop that does the same."""
