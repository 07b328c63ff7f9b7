"""Dreams, climbs, helpers, assets, talents and stories."""
