"""Processes that read files within bounds, on this machine and on others."""
