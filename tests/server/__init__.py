"""The server, its settings and its commands, and the export."""
