"""Words of the corrections in templates."""
