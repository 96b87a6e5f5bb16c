"""A hub of one's own: the project that `handbill init` makes, without this project's campaigns and tests."""
