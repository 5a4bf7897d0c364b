"""Pure text helpers: they know strings and arrays, never articles."""
