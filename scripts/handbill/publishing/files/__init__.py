"""The files that a site has beside its pages, each made once."""
