"""From the content folder to what every worker serves."""
