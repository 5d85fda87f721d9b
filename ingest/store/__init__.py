"""The SQL store and the home that it lies in: the one truth that all else derives from."""
