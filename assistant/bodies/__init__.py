"""Who is asked about, and whose report tells it: names of bodies and places, and what the store holds of each."""
