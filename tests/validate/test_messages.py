"""What a person is told about a document that is not right."""
