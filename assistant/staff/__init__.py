"""What the staff page shows: documents, figures, charts, the audit."""
