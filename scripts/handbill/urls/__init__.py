"""Addresses outside the site: absolute ones and mailto links."""
