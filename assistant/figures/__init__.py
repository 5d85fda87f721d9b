"""Figures of the forms: looked up, put together over editions and copies, and why there is none."""
