"""As the Imprimerie nationale has it: a narrow no-break space between groups, a comma before decimals."""

DECIMAL_SEPARATOR = ","
THOUSAND_SEPARATOR = "\u202f"
NUMBER_GROUPING = 3
