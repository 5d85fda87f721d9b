"""What a question asks for: its parts, the figures of the forms it names, what is to be done with them."""
