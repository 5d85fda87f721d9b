"""Words of questions and reports, read by themselves: what is said, in which language, of which years, about what."""
