"""A model's wording of a finished answer, and the check that lets nothing else through."""
