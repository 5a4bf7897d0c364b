"""The HTTP side of the live page: routes, their description, streams, and what guards them."""
