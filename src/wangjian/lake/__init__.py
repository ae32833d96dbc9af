"""Observation schemas, the partitioned Parquet store and its manifest. Depends on kernel only."""
