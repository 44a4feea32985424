"""Documents with their actors and verbs exchanged -> whether the reader codes all sides alike."""
