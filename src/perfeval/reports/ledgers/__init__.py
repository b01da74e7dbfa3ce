"""Papers made from a rectification ledger: the notification, the three lists, the summary."""
