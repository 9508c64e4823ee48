"""The brief as a file: Markdown or Word, the same words as the command line writes."""

from datetime import timedelta

from fastapi import APIRouter, Request, Response

from diurna.export.brief import write_brief
from diurna.export.word import write_docx
from diurna.web.asking import parse_day
from diurna.web.desk import Desk

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def export_routes(desk: Desk) -> APIRouter:
    """Return the routes that give the brief as a file."""
    router = APIRouter(include_in_schema=False)

    @router.get("/brief.md")
    def markdown(request: Request) -> Response:
        return _file(_brief(desk, request).encode(), "text/markdown; charset=utf-8", "brief.md")

    @router.get("/brief.docx")
    def word(request: Request) -> Response:
        return _file(write_docx(_brief(desk, request)), _WORD, "brief.docx")

    return router


def _brief(desk: Desk, request: Request) -> str:
    """Return the brief of the whole record, or of what reports from the day asked for (``since``) add."""
    since = parse_day("since", request.query_params.get("since", ""))
    workspace = desk.workspace()
    before = workspace.record(as_of=since - timedelta(days=1)) if since else None
    return write_brief(workspace.record(), before=before, since=since)


def _file(body: bytes, kind: str, name: str) -> Response:
    return Response(body, media_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
