"""Problems of a project, and what rechecks find, as items that a ledger can be opened with."""
