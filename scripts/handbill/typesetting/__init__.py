"""Setting texts on paper: the fonts and the program that sets them."""
