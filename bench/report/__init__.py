"""Everything that the bench measures -> docs/explanation/quality.md, part by part."""
