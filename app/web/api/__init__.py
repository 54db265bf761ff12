"""The JSON interface: the same services as the pages."""
