"""The program's version; part of every score document's digest."""

VERSION = "0.1.0"
