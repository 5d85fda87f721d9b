"""What earlier turns of a conversation add to a question."""
