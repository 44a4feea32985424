"""The values that flow between the stages; no I/O."""
