"""Events -> the cited report, the digest and the data. READ `compose` FIRST."""

from dragoman.write.compose import compose_report
from dragoman.write.options import ReportOptions
from dragoman.write.policy import Policy
from dragoman.write.public import Publisher, public_event
from dragoman.write.publication import Problem, Severity, check_report, require_publishable
from dragoman.write.report import Report, ReportKind
from dragoman.write.weakest import explain_report
from dragoman.write.writing import write_report

__all__ = [
    "Policy",
    "Problem",
    "Publisher",
    "Report",
    "ReportKind",
    "ReportOptions",
    "Severity",
    "check_report",
    "compose_report",
    "explain_report",
    "public_event",
    "require_publishable",
    "write_report",
]
