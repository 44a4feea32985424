"""What is ticked for a report, in order; compose, edit with citations locked, export."""
