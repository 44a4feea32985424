"""fetch_page over TLS: the certificate is for the name asked, though the connection goes to a number."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from dragoman.base.errors import FetchFailed, FetchRefused
from dragoman.collect.web import fetch_page
from tests.collect.web.site import (
    OUTSIDE,
    PAGE,
    Site,
    answer,
    quick,
    redirect,
    running_site,
    running_tls_site,
)


def make_certificate(path: Path, name: str) -> None:
    """A certificate for a name, signed by itself, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    private = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    path.write_bytes(certificate.public_bytes(pem) + private)


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    path = tmp_path / "news.pem"
    make_certificate(path, "news.example")
    return path


@pytest.fixture
def site(certificate: Path) -> Iterator[Site]:
    with running_tls_site(certificate, a=answer()) as running:
        yield running


def trusting(path: Path) -> Callable[[], ssl.SSLContext]:
    """A context that trusts one certificate."""
    return lambda: ssl.create_default_context(cafile=path)


def test_a_page_comes_from_a_server_that_proves_its_name(site: Site, certificate: Path) -> None:
    outside = replace(OUTSIDE, tls=trusting(certificate))
    url = f"https://news.example:{site.port}/a"
    fetched = fetch_page(url, site.limits, manners=quick(), outside=outside)
    assert (fetched.url, fetched.body, fetched.ip) == (url, PAGE, "127.0.0.1")


def test_a_server_with_another_name_is_not_asked(site: Site, certificate: Path) -> None:
    outside = replace(OUTSIDE, tls=trusting(certificate))
    with pytest.raises(FetchFailed, match="certificate verify failed: Hostname mismatch"):
        fetch_page(f"https://other.example:{site.port}/a", site.limits, manners=quick(), outside=outside)
    assert site.asked == []


def test_a_server_that_no_authority_knows_is_not_asked(site: Site) -> None:
    with pytest.raises(FetchFailed, match="certificate verify failed"):
        fetch_page(f"https://news.example:{site.port}/a", site.limits, manners=quick(), outside=OUTSIDE)
    assert site.asked == []


def test_a_redirect_out_of_encryption_is_refused(site: Site, certificate: Path) -> None:
    with running_site(b=answer()) as plain:
        site.routes["/a"] = redirect(plain.url("/b"))
        limits = replace(site.limits, ports=frozenset({site.port, plain.port}))
        outside = replace(OUTSIDE, tls=trusting(certificate))
        with pytest.raises(FetchRefused, match="which is not encrypted"):
            fetch_page(f"https://news.example:{site.port}/a", limits, manners=quick(), outside=outside)
        assert plain.asked == []


def test_plain_text_where_encryption_was_asked_fails() -> None:
    with running_site(a=answer()) as plain, pytest.raises(FetchFailed):
        limits = replace(plain.limits, total_s=0.3)
        fetch_page(f"https://news.example:{plain.port}/a", limits, manners=quick(), outside=OUTSIDE)
    assert plain.paths == []
