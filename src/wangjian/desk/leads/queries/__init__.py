"""Reading leads and findings."""
