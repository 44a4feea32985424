"""Simple Spanish reports -> whole claims: tolls, dates, places, acts, arms and who says so; groups are invented."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dragoman.atlas import Atlas
from dragoman.base.claim import Claim, Toll
from dragoman.base.document import Document
from dragoman.read.reader import RuleReader

SAMPLES = Path(__file__).parents[2] / "samples" / "atlas"
FRONT = "Frente Lucero del Sur"
BRIGADE = "Brigada Conjunta de la Cordillera"


@pytest.fixture(scope="module")
def reader() -> RuleReader:
    return RuleReader(Atlas.open([SAMPLES]))


def read(reader: RuleReader, text: str) -> tuple[Claim, ...]:
    """The claims of a text of Thursday, 11 May 2023."""
    return reader.read(Document("invented", text, lang="es", published=date(2023, 5, 11))).claims


def tolls(claim: Claim) -> list[tuple[str, str, str | None, int | None, int | None, str, str]]:
    """Field, side, victim, bounds, qualifier and words of every toll."""
    return [
        (field, str(t.side), t.victim, t.min, t.max, str(t.qualifier), t.text)
        for field, found in (
            ("killed", claim.killed),
            ("injured", claim.injured),
            ("captured", claim.captured),
        )
        for t in found
        if isinstance(t, Toll)
    ]


def arms(claim: Claim) -> list[tuple[str, str, str, int | None, int | None]]:
    """Disposition, item, category and bounds of every item."""
    return [(str(m.disposition), m.item, str(m.category), m.qty_min, m.qty_max) for m in claim.materiel]


def core(claim: Claim) -> tuple[object, ...]:
    """Type, assertion, claimant, perpetrator, target, places, country and date."""
    return (
        str(claim.event_type),
        str(claim.assertion),
        claim.claimant,
        claim.perpetrator,
        claim.target,
        claim.places,
        claim.country,
        claim.event_date,
    )


Row = tuple[str, tuple[object, ...], list[tuple[object, ...]], list[tuple[object, ...]]]

CASES: dict[str, Row] = {
    "personal a": (
        "El Frente Lucero del Sur mató a tres soldados de la Brigada Conjunta de la Cordillera en Tibú el lunes.",
        ("assault", "reported", None, FRONT, f"soldados de la {BRIGADE}", ("Tibú",), "CO", "2023-05-08"),
        [("killed", "target", f"soldados de la {BRIGADE}", 3, 3, "exact", "tres")],
        [],
    ),
    "subjects behind the verb": (
        "Guerrilleros del Frente Lucero del Sur atacaron el martes un puesto de policía en Corinto, Cauca; "
        "murieron dos agentes y tres civiles resultaron heridos.",
        ("assault", "reported", None, FRONT, "puesto de policía", ("Corinto", "Cauca"), "CO", "2023-05-09"),
        [
            ("killed", "target", "agentes", 2, 2, "exact", "dos"),
            ("injured", "civilians", "civiles", 3, 3, "exact", "tres"),
        ],
        [],
    ),
    "passive before its subject": (
        "En la emboscada fueron asesinados cinco policías por el Frente Lucero del Sur, cerca de Arauquita.",
        ("ambush", "reported", None, FRONT, "policías", ("Arauquita",), "CO", None),
        [("killed", "target", "policías", 5, 5, "exact", "cinco")],
        [],
    ),
    "al and an infinitive": (
        "Al menos doce personas murieron y más de treinta resultaron heridas el sábado al estallar un carro bomba "
        "frente a un batallón en Cali.",
        ("bombing", "reported", None, None, None, ("Cali",), "CO", "2023-05-06"),
        [
            ("killed", "civilians", "personas", 12, None, "at_least", "Al menos doce"),
            ("injured", "civilians", None, 31, None, "more_than", "más de treinta"),
        ],
        [("used", "carro bomba", "explosive", 1, 1)],
    ),
    "one and at least one": (
        "El ataque del Frente Lucero del Sur dejó al menos un muerto y seis heridos en Tibú.",
        ("assault", "reported", None, FRONT, None, ("Tibú",), "CO", None),
        [
            ("killed", "civilians", None, 1, None, "at_least", "al menos un"),
            ("injured", "civilians", None, 6, 6, "exact", "seis"),
        ],
        [],
    ),
    "an army's own account with what it took": (
        "La Brigada Conjunta de la Cordillera informó que sus tropas dieron de baja a seis integrantes del Frente "
        "Lucero del Sur en Ituango, Antioquia, e incautaron ocho fusiles, dos pistolas y 1.500 cartuchos.",
        ("assault", "claimed", BRIGADE, BRIGADE, FRONT, ("Ituango", "Antioquia"), "CO", None),
        [("killed", "target", f"integrantes del {FRONT}", 6, 6, "exact", "seis")],
        [
            ("seized", "fusil", "small_arm", 8, 8),
            ("seized", "pistola", "small_arm", 2, 2),
            ("seized", "cartucho", "ammunition", 1500, 1500),
        ],
    ),
    "denied": (
        "El Frente Lucero del Sur negó haber atacado el puesto de policía de Corinto el martes.",
        ("assault", "denied", None, FRONT, "puesto de policía de Corinto", ("Corinto",), "CO", "2023-05-09"),
        [],
        [],
    ),
    "suspected": (
        "Presuntos integrantes del Frente Lucero del Sur quemaron el jueves tres buses en la vía entre Cali y Popayán.",
        ("property_destruction", "reported", None, FRONT, "buses", ("Cali", "Popayán"), "CO", "2023-05-11"),
        [],
        [("destroyed", "bus", "vehicle", 3, 3)],
    ),
    "two sides of a clash": (
        "Se registraron combates entre el Frente Lucero del Sur y la Brigada Conjunta de la Cordillera en Tibú "
        "el martes.",
        ("clash", "reported", None, FRONT, BRIGADE, ("Tibú",), "CO", "2023-05-09"),
        [],
        [],
    ),
    "none killed": (
        "Ningún soldado murió en el ataque del Frente Lucero del Sur en Tibú el lunes.",
        ("assault", "reported", None, FRONT, "soldado", ("Tibú",), "CO", "2023-05-08"),
        [("killed", "target", "soldado", 0, 0, "none", "Ningún")],
        [],
    ),
    "taken captive, a name that holds 'de'": (
        "El 2 de mayo, hombres armados secuestraron a cuatro ingenieros en Chitagá, Norte de Santander.",
        (
            "abduction",
            "reported",
            None,
            None,
            "ingenieros",
            ("Chitagá", "Norte de Santander"),
            "CO",
            "2023-05-02",
        ),
        [("captured", "civilians", "ingenieros", 4, 4, "exact", "cuatro")],
        [],
    ),
    "in Mexico, plural of an item of two words": (
        "El Ejército mexicano detuvo el 8 de mayo a seis presuntos sicarios y aseguró 14 armas largas y cuatro "
        "camionetas en Reynosa, Tamaulipas.",
        (
            "arrest",
            "claimed",
            "Ejército mexicano",
            "Ejército mexicano",
            "presuntos sicarios",
            ("Reynosa", "Tamaulipas"),
            "MX",
            "2023-05-08",
        ),
        [("captured", "target", "presuntos sicarios", 6, 6, "exact", "seis")],
        [("seized", "arma larga", "small_arm", 14, 14), ("seized", "camioneta", "vehicle", 4, 4)],
    ),
}


@pytest.mark.parametrize(("text", "told", "hit", "items"), CASES.values(), ids=CASES)
def test_a_simple_report_becomes_one_claim(
    reader: RuleReader,
    text: str,
    told: tuple[object, ...],
    hit: list[tuple[object, ...]],
    items: list[tuple[object, ...]],
) -> None:
    claims = read(reader, text)
    assert [(core(c), tolls(c), arms(c)) for c in claims] == [(told, hit, items)]


@pytest.mark.parametrize(
    "text",
    [
        "El Frente Lucero del Sur planea atacar el puesto de policía de Corinto.",
        "Ni el Frente Lucero del Sur ni la columna atacaron el puesto de policía de Corinto.",
        "En lo que va del año más de 400 personas han muerto en hechos de violencia, dijo la Defensoría.",
        "El delantero atacó por la banda y su disparo dio en el palo.",
        "",
        "¡¡¡…!!! ¿? — « »",
        "atacaron atacaron atacaron a a a de de del al el el",
    ],
    ids=["planned", "by neither", "a total", "sport", "empty", "marks", "word salad"],
)
def test_what_tells_no_act_becomes_no_claim(reader: RuleReader, text: str) -> None:
    assert read(reader, text) == ()


def test_the_two_spellings_of_hurried_posts_are_read_alike(reader: RuleReader) -> None:
    full = "El Frente Lucero del Sur atacó un retén en Tibú el lunes y mató a dos policías."
    bare = full.translate(str.maketrans("áéíóú", "aeiou"))
    first, second = read(reader, full), read(reader, bare)
    assert [(core(c)[:5], tolls(c)) for c in first] == [
        (
            ("assault", "reported", None, FRONT, "retén"),
            [("killed", "target", "policías", 2, 2, "exact", "dos")],
        )
    ]
    assert [[(t[:2], t[3:]) for t in tolls(c)] for c in second] == [
        [(t[:2], t[3:]) for t in tolls(c)] for c in first
    ]


def test_each_value_stands_where_its_span_says(reader: RuleReader) -> None:
    text = CASES["an army's own account with what it took"][0]
    (claim,) = read(reader, text)
    spans = [span for found in claim.spans.values() for span in found]
    assert len(spans) > 8
    assert [s for s in spans if text[s.start : s.end] != s.quote] == []
