"""The contest file: tables, migrations, journal."""
