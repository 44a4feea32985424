"""`dragoman write`: events -> a report, data, a bundle; or what can be done with templates."""

from __future__ import annotations

import argparse


def run_write(options: argparse.Namespace) -> int:
    """Run the action of a command line."""
    if options.action == "report":
        from dragoman.commands.write_report import run_report

        return run_report(options)
    if options.action == "data":
        from dragoman.commands.write_data import run_write_data

        return run_write_data(options)
    if options.action == "bundle":
        from dragoman.commands.write_bundle import run_bundle

        return run_bundle(options)
    from dragoman.commands.write_template import run_template

    return run_template(options)
