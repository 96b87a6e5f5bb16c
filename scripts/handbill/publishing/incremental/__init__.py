"""What need not be made again: inputs known by their digests, what was found in them, and the files that were made of them."""
