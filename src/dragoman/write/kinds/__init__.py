"""A desk -> a round-up, digest, profile, ledger or trends."""

from dragoman.write.kinds.compose import compose_kind

__all__ = ["compose_kind"]
