"""The official tables: printed lines matched to the forms' rows and columns, and the arithmetic that holds them."""
