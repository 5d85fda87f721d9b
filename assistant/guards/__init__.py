"""What speaks against a number that was found: another thing, another body, another way of counting."""
