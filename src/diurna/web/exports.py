"""The brief as a file: Markdown or Word, the same words as the command line writes."""

from fastapi import APIRouter, Request, Response

from diurna.export.brief import write_brief
from diurna.export.word import write_docx
from diurna.web.desk import Desk

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def export_routes(desk: Desk) -> APIRouter:
    """Return the routes that give the brief as a file."""
    router = APIRouter(include_in_schema=False)

    @router.get("/brief.md")
    def markdown(_request: Request) -> Response:
        return _file(_brief(desk).encode(), "text/markdown; charset=utf-8", "brief.md")

    @router.get("/brief.docx")
    def word(_request: Request) -> Response:
        return _file(write_docx(_brief(desk)), _WORD, "brief.docx")

    return router


def _brief(desk: Desk) -> str:
    return write_brief(desk.workspace().record())


def _file(body: bytes, kind: str, name: str) -> Response:
    return Response(body, media_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
