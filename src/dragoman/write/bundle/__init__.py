"""A report with its proof in one file, and the proving of it."""

from dragoman.write.bundle.bundle import Bundle, Render, make_bundle
from dragoman.write.bundle.codec import report_to_json
from dragoman.write.bundle.findings import Finding, Proof
from dragoman.write.bundle.verify import pack_bundle, prove_bundle, verify_bundle

__all__ = [
    "Bundle",
    "Finding",
    "Proof",
    "Render",
    "make_bundle",
    "pack_bundle",
    "prove_bundle",
    "report_to_json",
    "verify_bundle",
]
