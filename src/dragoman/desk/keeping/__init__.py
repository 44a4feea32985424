"""Our values <-> rows: what is kept once and for ever, and current rows that are rebuilt from it.

documents  a Document -> its row                 reading   a row -> the reader's claims, appended
refresh    versions + decisions -> claim rows    settle    claim rows -> events, by way of the evidence
event_rows an Event <-> its rows                 search    words of events and documents -> their keys
"""
