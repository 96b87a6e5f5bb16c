"""Dated gatherings as calendars, search engines and web calendars take them."""
