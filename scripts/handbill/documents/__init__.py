"""Documents on paper and as files: blocks of text, and the formats they are written in, whatever page they are made from."""
