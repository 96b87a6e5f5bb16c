"""The records of campaigning. A record that exists is valid; it knows no files, no HTML, no clock."""
