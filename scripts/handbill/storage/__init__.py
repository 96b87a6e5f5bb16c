"""How files are written: as a whole, and beside the modules of the program."""
