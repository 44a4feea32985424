"""Figures 0-9 as in the documents' own fields, grouped as the Arabic wires do: 12,345.6."""

DECIMAL_SEPARATOR = "."
THOUSAND_SEPARATOR = ","
NUMBER_GROUPING = 3
