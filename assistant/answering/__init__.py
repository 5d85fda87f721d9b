"""From evidence to an answer: routed, put together, worded by templates, verified."""
