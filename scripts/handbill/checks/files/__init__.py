"""Rules about the files that pages show and hand out: pictures and attachments."""
