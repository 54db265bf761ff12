"""Content: YAML files in, whole valid study sets out, with every problem told by file, line and column."""
