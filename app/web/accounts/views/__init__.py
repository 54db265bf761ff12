"""Views: the addresses of the settings, of the time zone, of the data."""
