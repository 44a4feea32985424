"""What was done -> where the browser goes on."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from dragoman.desk.models import Job


def to_job(job: Job) -> HttpResponse:
    """To the job's line at the top of the inbox."""
    address = f"{reverse('inbox:index')}?{urlencode({'job': job.pk})}#work-{job.pk}"
    return HttpResponseRedirect(address, status=303)


def back(request: HttpRequest, otherwise: str) -> HttpResponse:
    """To the page that the form names, where it is one of this desk."""
    target = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(
        target, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return HttpResponseRedirect(target if is_ours else otherwise, status=303)
