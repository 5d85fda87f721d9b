"""Who reports on which year: titles, names of bodies and places, and which names are one body's."""
