"""`handbill translate`: pages and their translations, as files and as catalogues."""
