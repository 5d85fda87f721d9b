"""Questions of substance: the passages that may answer, and the sentences of them that do."""
