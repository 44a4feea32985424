"""The process beside the server that runs jobs: `python -m dragoman.desk.work.worker`."""

from __future__ import annotations

import os


def main() -> None:
    """Take up what was interrupted, then run jobs and look after what is left over until told to stop."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dragoman.desk.settings")
    import django

    django.setup()
    from django.core.management import call_command

    from dragoman.desk.keeping.atlas_files import write_own_atlas
    from dragoman.desk.keeping.erasing import finish_erasures
    from dragoman.desk.keeping.settle import settle_unsettled
    from dragoman.desk.work.alone import be_the_worker
    from dragoman.desk.work.jobs import take_up_interrupted
    from dragoman.desk.work.watch import Watch

    with be_the_worker():
        write_own_atlas()
        settle_unsettled()
        finish_erasures()
        take_up_interrupted(silent_s=0)
        Watch().start()
        call_command("db_worker", interval=0.2, verbosity=0, startup_delay=False)


if __name__ == "__main__":
    main()
