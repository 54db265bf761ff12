"""Flask: a blueprint a noun; forms in, pages out; the JSON interface."""
