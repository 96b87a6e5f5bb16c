"""Making parts of a site: their pages and files, by as many processes as may work at once."""
