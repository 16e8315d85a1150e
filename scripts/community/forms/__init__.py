"""From a filled form to a record: what was answered, what it means, the record's text, the answer to its author."""
