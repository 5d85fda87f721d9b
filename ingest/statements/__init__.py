"""Numbers that sentences state: what each counts, whose it is, of which year, and what it is a part of."""
