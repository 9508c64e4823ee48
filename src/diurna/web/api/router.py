"""The routes of the API, made from the table of operations."""

from collections.abc import Awaitable, Callable, Mapping
from functools import cached_property

import msgspec
from fastapi import Request, Response
from fastapi.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.routing import Route

from diurna.web.api.calls import Call, Operation, checked_query, refuse
from diurna.web.api.openapi import openapi
from diurna.web.api.operations import operations
from diurna.web.api.uploading import Uploads
from diurna.web.desk import Desk
from diurna.web.safety_limits import MOST_FILES

Endpoint = Callable[[Request], Awaitable[Response]]


class Api:
    """The API of one served record."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.operations = operations(Uploads(desk.path))

    @cached_property
    def document(self) -> bytes:
        """Return the OpenAPI document."""
        return msgspec.json.encode(openapi(self.operations))

    def routes(self) -> list[Route]:
        """Return one route an address, which knows all methods there are at it."""
        by_path: dict[str, dict[str, Operation]] = {}
        for item in self.operations:
            by_path.setdefault(item.path, {})[item.method] = item
        made = [Route(path, self._endpoint(methods), methods=list(methods)) for path, methods in by_path.items()]
        return [*made, Route("/api/openapi.json", self._document, methods=["GET"])]

    def _endpoint(self, methods: Mapping[str, Operation]) -> Endpoint:
        async def answer(request: Request) -> Response:
            operation = methods["GET" if request.method == "HEAD" else request.method]
            query = checked_query(request, operation)
            files = await _files(request) if "multipart/form-data" in operation.takes else ()
            body = b"" if files or not operation.takes else await request.body()
            call = Call(request, self.desk, request.path_params, query, body, files)
            return await run_in_threadpool(operation.handler, call)

        return answer

    async def _document(self, _request: Request) -> Response:
        return Response(self.document, media_type="application/json")


async def _files(request: Request) -> tuple[tuple[str, bytes], ...]:
    """Return the files of a form; empty when the body is no form."""
    if not request.headers.get("content-type", "").casefold().startswith("multipart/form-data"):
        return ()
    found = []
    async with request.form(max_files=MOST_FILES, max_fields=10) as form:
        for name, value in form.multi_items():
            if name != "file" or not isinstance(value, UploadFile):
                raise refuse("body", "A form of files holds parts named 'file' only, each with a file name.")
            found.append((value.filename or "report.txt", await value.read()))
    if not found:
        raise refuse("body", "The form holds no file.")
    return tuple(found)
