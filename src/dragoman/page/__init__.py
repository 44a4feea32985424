"""Our values -> one offline HTML page, or a table for the terminal."""

from dragoman.page.claims import claims_page
from dragoman.page.table import ClaimsTable, claims_table

__all__ = ["ClaimsTable", "claims_page", "claims_table"]
