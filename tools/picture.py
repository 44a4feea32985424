"""Invented samples -> docs/images/*.png: the pages of claims and events, and a report, as Chromium shows them.

    python tools/picture.py [--only claims|events|report]

The pictures are for README: light, at more pixels than points so that they stay sharp.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SAMPLES, IMAGES = ROOT / "samples", ROOT / "docs" / "images"
PICTURES = {
    "claims": ("read", "04-spokesman-post.txt", "--published 2024-03-03 --out {folder}"),
    "events": ("resolve", "scenarios/51-week-in-three-states.jsonl", "--out {folder}"),
    "report": ("write report", "scenarios/51-week-in-three-states.jsonl", "--out {folder}/report.html"),
}
"""Name of a page -> the command that makes it, its sample and its options."""
WIDTH, HEIGHT, SCALE = 1360, 1160, 1.25
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def main() -> int:
    """Write the pictures; 0 done, 1 when there is no browser or a sample cannot be read."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", choices=list(PICTURES), help="one picture alone")
    options = parser.parse_args()
    browser = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if browser is None:
        print(f"picture: none of {', '.join(BROWSERS)} is installed. Install Chromium.", file=sys.stderr)
        return 1
    IMAGES.mkdir(parents=True, exist_ok=True)
    for name in [options.only] if options.only else PICTURES:
        out = IMAGES / f"{name}-page.png"
        with tempfile.TemporaryDirectory() as folder:
            page = write_page(name, Path(folder))
            take_picture(browser, page, out, Path(folder) / "profile")
        print(out)
    return 0


def write_page(name: str, folder: Path) -> Path:
    """The page of one sample, made by the command line as a user makes it."""
    verb, sample, rest = PICTURES[name]
    options = [option.format(folder=folder) for option in rest.split()]
    command = [sys.executable, "-m", "dragoman.cli", *verb.split(), str(SAMPLES / sample), *options]
    command += ["--atlas", str(SAMPLES / "atlas"), "--format", "html"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return folder / f"{name}.html"


def take_picture(browser: str, page: Path, out: Path, profile: Path) -> None:
    """What the browser shows of the page, as PNG."""
    command = [
        browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run",
        f"--user-data-dir={profile}", f"--window-size={WIDTH},{HEIGHT}", f"--force-device-scale-factor={SCALE}",
        "--blink-settings=preferredColorScheme=1", f"--screenshot={out}", page.as_uri(),
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    if done.returncode or not out.exists():
        raise SystemExit(f"picture: the browser takes none: {done.stderr.strip()[-300:]}")


if __name__ == "__main__":
    sys.exit(main())
