"""Making the site: joined assets, staging and swap."""
