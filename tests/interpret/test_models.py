"""Models: fetched whole and checked, gone on with after a break, kept with their licence, removed."""

from __future__ import annotations

import gzip
import hashlib
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from local_server import Answer, Asked, send, serve

from dragoman.base.errors import ModelError
from dragoman.interpret.models import ModelFile, ModelStore, fetch_file, load_registry, parse_pair
from dragoman.interpret.translate import Pair

BODY = bytes(range(256)) * 2000
SHA256 = hashlib.sha256(BODY).hexdigest()


def file_at(url: str, *, sha256: str = SHA256, size: int = len(BODY)) -> ModelFile:
    return ModelFile(f"{url}/model.bin", "model.bin", sha256, size)


def with_ranges(asked: Asked, handler: BaseHTTPRequestHandler) -> None:
    """Answers as a server that knows how to go on."""
    if "range" not in asked.headers:
        send(handler, BODY)
        return
    start = int(asked.headers["range"].removeprefix("bytes=").rstrip("-"))
    where = f"bytes {start}-{len(BODY) - 1}/{len(BODY)}"
    send(handler, BODY[start:], 206, Content_Range=where)


def test_fetch_file_keeps_a_whole_file_and_tells_how_far_it_is(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    with serve(with_ranges) as server:
        for _ in range(2):
            fetch_file(
                file_at(server.url),
                tmp_path / "model.bin",
                tell=lambda done, total: told.append((done, total)),
            )
        assert len(server.asked) == 1
    assert (tmp_path / "model.bin").read_bytes() == BODY
    assert told[-1] == (len(BODY), len(BODY)) and told == sorted(told)
    assert [path.name for path in tmp_path.iterdir()] == ["model.bin"]


def broken(asked: Asked, handler: BaseHTTPRequestHandler) -> None:
    """Breaks off in the middle."""
    handler.send_response(200)
    handler.send_header("Content-Length", str(len(BODY)))
    handler.end_headers()
    handler.wfile.write(BODY[:300_000])


def test_a_download_that_broke_off_goes_on_where_it_stopped(tmp_path: Path) -> None:
    path = tmp_path / "model.bin"
    with serve(broken) as server, pytest.raises(ModelError, match=r"broke off at 300,000 of 512,000 bytes"):
        fetch_file(file_at(server.url), path)
    assert not path.exists()
    with serve(with_ranges) as server:
        fetch_file(file_at(server.url), path)
        assert server.asked[0].headers["range"] == "bytes=300000-"
    assert path.read_bytes() == BODY


def test_a_server_that_cannot_go_on_is_asked_for_all_of_it(tmp_path: Path) -> None:
    (tmp_path / "model.bin.part").write_bytes(b"something else")
    with serve(lambda asked, handler: send(handler, BODY)) as server:
        fetch_file(file_at(server.url), tmp_path / "model.bin")
    assert (tmp_path / "model.bin").read_bytes() == BODY


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (lambda asked, handler: send(handler, BODY[:-1] + b"\x00"), "its sha256 is"),
        (lambda asked, handler: send(handler, BODY + b"more"), "more than the 512,000 bytes"),
        (lambda asked, handler: send(handler, b"", 404), "answered with status 404"),
        (lambda asked, handler: send(handler, b"", 503), "answered with status 503"),
    ],
    ids=["another-hash", "larger", "gone", "busy"],
)
def test_what_is_not_the_file_is_not_kept(tmp_path: Path, answer: Answer, told: str) -> None:
    with serve(answer) as server, pytest.raises(ModelError, match=told):
        fetch_file(file_at(server.url), tmp_path / "model.bin")
    assert list(tmp_path.iterdir()) == []


def test_no_network_is_one_sentence_with_the_remedy(tmp_path: Path) -> None:
    with serve(with_ranges) as server:
        url = server.url
    with pytest.raises(ModelError) as failed:
        fetch_file(file_at(url), tmp_path / "model.bin")
    assert str(failed.value).startswith("127.0.0.1: cannot be reached (")
    assert "\n" not in str(failed.value) and "--from" in str(failed.value)


def registry_file(folder: Path, url: str, packed: bytes) -> Path:
    path = folder / "models.tsv"
    row = f"fr-en\tfxtranslate\t{url}/vocab.fren.spm.gz\t{hashlib.sha256(packed).hexdigest()}\t{len(packed)}\tMPL-2.0"
    path.write_text(f"# own models\npair\tengine\turl\tsha256\tbytes\tlicence\n{row}\n", encoding="utf-8")
    return path


def test_a_store_adds_unpacks_lists_and_removes(tmp_path: Path) -> None:
    packed = gzip.compress(BODY)
    store = ModelStore(tmp_path / "models")
    assert store.models() == ()
    with serve(lambda asked, handler: send(handler, packed)) as server:
        (registered,) = load_registry(registry_file(tmp_path, server.url, packed))
        added = store.add(registered)
    assert store.models() == (added,)
    assert (added.pair, added.engine, added.licence) == (Pair("fr", "en"), "fxtranslate", "MPL-2.0")
    assert (added.folder / "vocab.fren.spm").read_bytes() == BODY
    assert sorted(p.name for p in added.folder.iterdir()) == ["dragoman-model.json", "vocab.fren.spm"]
    assert store.remove(Pair("fr", "en")) == (added,)
    assert store.models() == ()
    with pytest.raises(ModelError, match="fr-en: no such model is here"):
        store.remove(Pair("fr", "en"))


def test_a_folder_that_somebody_has_is_copied(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "model.bin").write_bytes(b"x")
    store = ModelStore(tmp_path / "models")
    kept = store.add_folder(tmp_path / "mine", Pair("fr", "en"), "ctranslate2", "CC-BY-4.0")
    assert store.models() == (kept,)
    assert (kept.folder / "model.bin").read_bytes() == b"x"
    with pytest.raises(ModelError, match="no folder with the files of a model"):
        store.add_folder(tmp_path / "nothing", Pair("fr", "en"), "ctranslate2", "CC-BY-4.0")


def test_the_built_in_registry_names_whole_models_with_hashes() -> None:
    models = load_registry()
    assert {str(model.pair) for model in models} >= {"fr-en", "en-fr", "ar-en", "en-ar", "es-en"}
    for model in models:
        kinds = sorted(file.name.split(".")[0] for file in model.files)
        assert kinds == ["lex", "model", "vocab"], model
        assert model.licence == "MPL-2.0"
        assert all(file.url.startswith("https://") for file in model.files)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("url", "http://example.org/model.bin"),
        ("url", "https://example.org/../../etc/.hidden"),
        ("url", "https://example.org/"),
        ("engine", "../../evil"),
        ("sha256", "12"),
        ("bytes", "many"),
        ("bytes", "0"),
        ("licence", ""),
        ("pair", "fr"),
        ("pair", "fr-fr"),
    ],
)
def test_a_row_that_is_not_safe_or_whole_is_refused(tmp_path: Path, column: str, value: str) -> None:
    row = {
        "pair": "fr-en",
        "engine": "fxtranslate",
        "url": "https://example.org/model.bin",
        "sha256": SHA256,
        "bytes": "12",
        "licence": "MPL-2.0",
        column: value,
    }
    path = tmp_path / "models.tsv"
    path.write_text("\t".join(row) + "\n" + "\t".join(row.values()) + "\n", encoding="utf-8")
    with pytest.raises(ModelError):
        load_registry(path)


def test_parse_pair_reads_two_languages() -> None:
    assert parse_pair(" FR-en ") == Pair("fr", "en")
    with pytest.raises(ModelError, match=r"is no pair of languages\. Write it as fr-en"):
        parse_pair("../fr")


def test_a_full_disk_is_told_as_one_and_not_as_a_network(tmp_path: Path) -> None:
    (tmp_path / "model.bin.part").symlink_to("/dev/full")
    with serve(with_ranges) as server, pytest.raises(ModelError, match=r"cannot be written \(No space left"):
        fetch_file(file_at(server.url), tmp_path / "model.bin")


def test_what_an_earlier_run_left_is_no_part_of_a_model(tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "model.bin").write_bytes(b"x")
    aside = tmp_path / "models" / "ctranslate2" / ".fr-en.new"
    aside.mkdir(parents=True)
    (aside / "a-model.bin").write_bytes(b"older")
    kept = ModelStore(tmp_path / "models").add_folder(mine, Pair("fr", "en"), "ctranslate2", "MIT")
    assert sorted(path.name for path in kept.folder.iterdir()) == ["dragoman-model.json", "model.bin"]


def test_a_model_is_replaced_whole(tmp_path: Path) -> None:
    store, mine = ModelStore(tmp_path / "models"), tmp_path / "mine"
    mine.mkdir()
    for content in (b"one", b"two"):
        (mine / "model.bin").write_bytes(content)
        kept = store.add_folder(mine, Pair("fr", "en"), "ctranslate2", "MIT")
    assert (kept.folder / "model.bin").read_bytes() == b"two"
    assert [path.name for path in kept.folder.parent.iterdir()] == ["fr-en"]


def test_two_files_of_one_name_are_refused(tmp_path: Path) -> None:
    row = f"fr-en\tfxtranslate\thttps://example.org/{{}}\t{SHA256}\t9\tMIT\n"
    registry = tmp_path / "models.tsv"
    head = "pair\tengine\turl\tsha256\tbytes\tlicence\n"
    registry.write_text(head + row.format("a/lex.bin") + row.format("b/lex.bin.gz"), encoding="utf-8")
    with pytest.raises(ModelError, match=r"row 2: lex\.bin\.gz would lie over another file of fr-en"):
        load_registry(registry)
