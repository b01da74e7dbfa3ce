"""For all tests: the screen is as wide as the program thinks it is, not as the test runner says."""

from __future__ import annotations

import os

os.environ.pop("COLUMNS", None)  # pytest-xdist sets it in its workers
