"""The HTTP service, the wire formats it speaks, and what it serves beside answers."""
