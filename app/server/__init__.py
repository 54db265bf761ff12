"""What serves the application: the port, the workers, the log."""
