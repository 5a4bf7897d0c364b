"""Where raw articles come from: files, directories, JSON lines, standard input."""
