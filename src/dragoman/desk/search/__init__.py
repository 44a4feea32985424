"""One field of the header -> events, documents, groups and places that fit; an id leads straight to its page."""
