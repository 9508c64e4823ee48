"""Turns a made page into an answer: HTML through its template, or JSON."""

import json
from pathlib import Path
from typing import Any

from fastapi import Request, Response
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, select_autoescape

from diurna.web.asking import Asked
from diurna.web.page import Page
from diurna.web.safety import Guard, reader_of, remember
from diurna.web.site import site_of

HERE = Path(__file__).parent


def make_environment() -> Environment:
    """Return the templates: everything escaped, no logic beyond loops, and an error for any name not given."""
    environment = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.policies["ext.i18n.trimmed"] = True
    return environment


def html_answer(environment: Environment, guard: Guard, request: Request, asked: Asked, page: Page) -> Response:
    """Return a page as HTML."""
    reader = reader_of(request)
    site = site_of(asked, guard.form_token(reader))
    text = render(environment, page, site, asked)
    response = HTMLResponse(text)
    remember(response, reader)
    return response


def render(environment: Environment, page: Page, site: Any, asked: Asked) -> str:
    """Return the text of a page in the reader's language."""
    template = environment.get_template(page.template)
    tongue = asked.tongue
    return template.render(
        page=page, view=page.view, site=site, _=tongue.say, gettext=tongue.say, ngettext=_plural(asked), say=tongue.say
    )


def _plural(asked: Asked) -> Any:
    return asked.tongue.catalogue.ngettext


def json_answer(page: Page) -> Response:
    """Return a page's rows as JSON."""
    rows = page.rows() if callable(page.rows) else page.rows
    body = json.dumps(rows, ensure_ascii=False, allow_nan=False, default=list).encode()
    return Response(body, media_type="application/json")
