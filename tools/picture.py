"""An invented sample -> docs/images/claims-page.png, its claims page as a headless Chromium shows it.

    python tools/picture.py [--sample FILE] [--published DATE] [--out FILE]

The picture is for README: the page of one document, light, at twice the pixels so that it stays sharp.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "samples" / "04-spokesman-post.txt"
PUBLISHED = "2024-03-03"
PICTURE = ROOT / "docs" / "images" / "claims-page.png"
WIDTH, HEIGHT, SCALE = 1360, 1160, 1.25
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def main() -> int:
    """Write the picture; 0 done, 1 when there is no browser or the sample cannot be read."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sample", type=Path, default=SAMPLE, help=f"default: samples/{SAMPLE.name}")
    parser.add_argument("--published", default=PUBLISHED, help=f"default: {PUBLISHED}")
    parser.add_argument("--out", type=Path, default=PICTURE, help="default: docs/images/claims-page.png")
    options = parser.parse_args()
    browser = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if browser is None:
        print(f"picture: none of {', '.join(BROWSERS)} is installed. Install Chromium.", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder:
        page = write_page(options.sample, options.published, Path(folder))
        options.out.parent.mkdir(parents=True, exist_ok=True)
        take_picture(browser, page, options.out.resolve(), Path(folder) / "profile")
    print(options.out)
    return 0


def write_page(sample: Path, published: str, folder: Path) -> Path:
    """The claims page of one sample, made by the command line as a user makes it."""
    command = [sys.executable, "-m", "dragoman.cli", "read", str(sample), "--published", published]
    command += ["--atlas", str(ROOT / "samples" / "atlas"), "--format", "html", "--out", str(folder)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return folder / "claims.html"


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
