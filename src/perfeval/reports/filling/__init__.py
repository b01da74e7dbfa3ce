"""An office's own empty form, filled in place: bytes in, bytes out."""
