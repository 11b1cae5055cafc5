"""The schema of an edition, and what makes its generated forms."""
