"""Templates of users: a sandbox for them, the names they may use, and what is wrong with them."""
