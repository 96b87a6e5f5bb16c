"""How a page is passed on: links of services, posts, codes and pictures."""
