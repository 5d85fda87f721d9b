"""Numbers in sentences: which one a question asks for, of whom and of what it is told."""
