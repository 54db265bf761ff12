"""What a host looks at: health, the style guide."""
