"""Explore: the events of one query as figures: counts, tolls, materiel; and two periods or groups side by side.

series   a query -> numbers, summed by the database      steps    days -> weeks, months, years
figures  numbers -> a figure: title, table, note, chart  charts   a figure -> its Vega-Lite specification
compare  two queries -> the same figures on one scale    kept     numbers once worked out, until an event changes
"""
