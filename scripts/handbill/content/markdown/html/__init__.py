"""HTML: what authors may write of it, and what bodies become."""
