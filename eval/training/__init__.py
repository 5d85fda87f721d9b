"""What the shipped embedding is trained on: our own clauses, questions and word lists (toml), and how pairs are drawn from them."""
