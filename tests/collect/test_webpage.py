"""extract_webpage: HTML -> the article; hostile pages end soon."""

from __future__ import annotations

import time

import pytest

from dragoman.base.errors import UnreadableInput
from dragoman.collect.webpage import declared_charset, extract_webpage

BODY = (
    "The Dune Front said on Monday that it had killed at least 12 soldiers of the Desert Guard in Koumbori. "
    "It said that two vehicles were seized in the attack, and that none of its own men had been hurt."
)
PAGE = f"""<!DOCTYPE html><html lang="xx"><head><title>Dune Front claims attack | Sand Post</title>
<meta property="article:published_time" content="2024-03-05T23:30:00+01:00">
<link rel="canonical" href="https://example.org/dune"></head>
<body><nav><a href="/">Home</a> <a href="/war">War: 40 killed in Gao</a></nav>
<article><h1>Dune Front claims attack</h1><p>{BODY}</p></article>
<aside>Related: 99 killed elsewhere</aside><footer>Copyright 2026. We use cookies.</footer></body></html>"""


def test_extract_webpage_takes_article_title_address_and_instant() -> None:
    page = extract_webpage(PAGE)
    assert BODY in page.text
    assert page.title == "Dune Front claims attack"
    assert page.url == "https://example.org/dune"
    assert page.published == "2024-03-05T23:30:00+01:00"


def test_extract_webpage_leaves_menus_related_stories_and_footers_out() -> None:
    text = extract_webpage(PAGE).text
    assert [word for word in ("Home", "40 killed", "99 killed", "cookies") if word in text] == []


def test_extract_webpage_takes_a_date_of_linked_data() -> None:
    data = '<script type="application/ld+json">{"@graph": [{"datePublished": "2024-03-05"}]}</script>'
    page = extract_webpage(f"<html><head>{data}</head><body><p>{BODY}</p></body></html>")
    assert page.published == "2024-03-05"


def test_extract_webpage_takes_no_date_from_the_footer() -> None:
    assert extract_webpage(f"<html><body><p>{BODY}</p><p>Copyright 2019</p></body></html>").published is None


def test_extract_webpage_keeps_no_script() -> None:
    page = extract_webpage(f"<html><body><p>{BODY}<script>alert(1)</script></p></body></html>")
    assert "alert" not in page.text


def test_extract_webpage_resolves_no_entity_of_its_own_or_of_this_machine() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "lol"}">' for n in range(10))
    secret = '<!ENTITY secret SYSTEM "file:///etc/passwd">'
    page = extract_webpage(
        f"<!DOCTYPE html [{laughs}{secret}]><html><body><p>{BODY} &l9; &secret;</p></body></html>"
    )
    assert "lollol" not in page.text
    assert "root:" not in page.text


@pytest.mark.parametrize(
    "html",
    [
        "",
        "<html></html>",
        "<html><body><nav><a href='/'>Home</a></nav><script>var a = 1</script></body></html>",
        "\x00\x01",
        "<html><body>" + "<div>a</div>" * 300_000 + "</body></html>",
    ],
    ids=["nothing", "empty", "no-article", "controls", "too-many-elements"],
)
def test_extract_webpage_refuses_a_page_without_an_article(html: str) -> None:
    with pytest.raises(UnreadableInput):
        extract_webpage(html)


@pytest.mark.parametrize(
    "hostile",
    [
        "<p " + " ".join(f"a{n}=1" for n in range(200_000)) + f">{BODY}</p>",
        "<div>" * 10_000 + f"<p>{BODY}</p>",
        f"<p>{BODY}</p>" + "<" * 1_000_000,
        f"<p>{BODY}</p><img src='data:image/png;base64," + "A" * 5_000_000 + "'>",
        f"<p>{BODY}</p><!--" + "-" * 1_000_000,
    ],
    ids=["attributes", "depth", "angles", "inline-picture", "comment"],
)
def test_extract_webpage_ends_soon_on_a_hostile_page(hostile: str) -> None:
    started = time.monotonic()
    try:
        extract_webpage(f"<html><body>{hostile}</body></html>")
    except UnreadableInput as error:
        assert str(error).endswith(".")
    assert time.monotonic() - started < 10


def test_declared_charset_is_read_from_the_head() -> None:
    assert (
        declared_charset(b'<meta http-equiv="x" content="text/html; charset=windows-1256">') == "windows-1256"
    )
    assert declared_charset(b"<html>") is None
