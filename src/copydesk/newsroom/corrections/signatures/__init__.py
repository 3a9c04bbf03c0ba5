"""Who signs a change before readers have it, and what is withheld in the meantime."""
