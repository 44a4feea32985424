"""Every change of state, one class a file: check the right, do it, write one log entry, in one transaction.

Views, the API and commands call actions; nothing else writes. `base.Action` is the frame; `undo.Undo` takes back.
"""
