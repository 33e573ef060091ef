"""Computing in a process of its own: how one is asked, and how it answers. What is computed stands above."""
