"""How a record's file came to its present form, step by step (Alembic)."""
