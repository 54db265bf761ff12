"""Addresses of ours."""

from urllib.parse import urlsplit


def local_address(address: str) -> str:
    """`address` if it is a path of ours, else home: nobody is sent elsewhere."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return "/"
    ours = not parts.scheme and not parts.netloc and address.startswith("/") and "\\" not in address
    return address if ours and address.isprintable() and not address.startswith("//") else "/"
