"""Writes sample reports whose figures are known, in every format that is read: for the demo, tests and benchmarks."""
