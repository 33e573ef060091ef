"""How it runs: settings, urls, command line, sign-in, the cast."""
