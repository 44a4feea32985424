"""One claim after the other, source beside it: accept, correct, reject, defer."""
