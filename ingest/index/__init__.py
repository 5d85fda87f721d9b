"""The passage index: generations of it in Chroma, and what is asked of them."""
