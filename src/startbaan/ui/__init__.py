"""How it looks: base page, components, tokens, clock."""
