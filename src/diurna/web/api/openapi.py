"""Makes the OpenAPI 3.1 document from the table of operations and the types they answer with."""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

import diurna
from diurna.types.reports import Passage
from diurna.web.api.calls import Operation, Parameter, Reply
from diurna.web.api.operations import FullEntry, ListPage, schemas
from diurna.web.api.rows import ROWS
from diurna.web.api.shapes import ProblemDocument
from diurna.web.problems import MEDIA

_REF = "#/components/schemas/{name}"
_ABOUT = """The record of a dispute, as dated news reports tell it. Every row ends with the exact words it rests on.

Reading needs no token on the machine the record is served on; a change always needs an editor's
('Authorization: Bearer …'; 'diurna tokens --add NAME --role editor' makes one). A change names the state it was decided
on: send the ETag you read as If-Match. Operations marked x-stability: stable stay as they are until version 2; members
may be added. 'entry' of single entries is unstable: it is the record's own type and follows it."""
_ALWAYS: Mapping[int, str] = {
    400: "A parameter or the body does not fit",
    401: "No token, or nobody's",
    403: "Not allowed: another site, a reader's token, or a read-only record",
    421: "The server does not answer to that name",
    429: "Too many wrong tokens",
    503: "The record cannot be read at the moment",
}
_WITH_BODY: Mapping[int, str] = {413: "The body is too large", 415: "The body is of another media type"}


def openapi(operations: Iterable[Operation]) -> dict[str, Any]:
    """Return the document."""
    known = list(operations)
    types = _types(known)
    found, components = msgspec.json.schema_components(types, ref_template=_REF)
    refs = dict(zip(map(_name, types), found, strict=True))
    parts = {**components, **_composed(refs)}
    paths: dict[str, dict[str, Any]] = {}
    for item in known:
        paths.setdefault(item.path, {})[item.method.lower()] = _operation(item, refs)
    bearer = {"type": "http", "scheme": "bearer", "description": "A token made by 'diurna tokens'."}
    return {
        "openapi": "3.1.0",
        "jsonSchemaDialect": "https://spec.openapis.org/oas/3.1/dialect/base",
        "info": {
            "title": "Diurna",
            "version": diurna.__version__,
            "summary": "The record of a dispute",
            "description": _ABOUT,
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/"}],
        "tags": [{"name": name} for name in dict.fromkeys(item.tag for item in known)],
        "paths": paths,
        "components": {"schemas": parts, "securitySchemes": {"token": bearer}},
    }


def _name(kind: Any) -> str:
    return str(getattr(kind, "__qualname__", kind))


def _types(operations: Iterable[Operation]) -> list[Any]:
    found: dict[str, Any] = {"ProblemDocument": ProblemDocument, "Passage": Passage}
    for kind in ROWS:
        found.update({_name(one): one for one in schemas(kind)})
    for item in operations:
        answered = (reply.type for reply in item.replies.values())
        for one in (*answered, *item.takes.values()):
            if isinstance(one, type):
                found[_name(one)] = one
    return list(found.values())


def _composed(refs: Mapping[str, Any]) -> dict[str, Any]:
    """Return the schemas of pages and single entries: they differ by kind only."""
    made: dict[str, Any] = {}
    for kind in ROWS:
        row, entry = schemas(kind)
        made[f"{kind}_page"] = _object(
            {
                "results": {"type": "array", "items": refs[_name(row)]},
                "next": {"type": ["string", "null"]},
                "total": {"type": "integer", "minimum": 0},
            },
            {"facets": _FACETS},
        )
        more = {"passages": {"type": "array", "items": refs["Passage"]}} if kind == "reports" else {}
        about = {"kind": {"const": kind}, "id": {"type": "string"}, "etag": {"type": "string"}}
        full = {**about, "row": refs[_name(row)], "entry": {**refs[_name(entry)], "x-stability": "unstable"}, **more}
        made[f"{kind}_entry"] = _object(full, {})
    return made


_COUNT = {"value": {"type": "string"}, "label": {"type": "string"}, "count": {"type": "integer"}}
_FACETS: Mapping[str, Any] = {
    "type": "object",
    "additionalProperties": {
        "type": "array",
        "items": {"type": "object", "properties": _COUNT, "required": list(_COUNT)},
    },
}


def _object(needed: Mapping[str, Any], free: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": {**needed, **free}, "required": list(needed)}


def _operation(item: Operation, refs: Mapping[str, Any]) -> dict[str, Any]:
    always = {**_ALWAYS, **(_WITH_BODY if item.takes else {})}
    replies = {**{status: Reply(about) for status, about in always.items()}, **item.replies}
    made: dict[str, Any] = {
        "operationId": item.name,
        "summary": item.summary,
        "tags": [item.tag],
        "x-stability": "stable" if item.is_stable else "unstable",
        "security": [{"token": []}] if item.is_change else [{}, {"token": []}],
        "responses": {str(status): _reply(status, reply, refs) for status, reply in sorted(replies.items())},
    }
    if item.parameters:
        made["parameters"] = [_parameter(one) for one in item.parameters]
    if item.takes:
        content = {media: {"schema": refs[_name(one)] if one else _FILES} for media, one in item.takes.items()}
        made["requestBody"] = {"required": True, "content": content}
    return made


_FILES: Mapping[str, Any] = {
    "type": "object",
    "properties": {
        "file": {"type": "array", "items": {"type": "string", "format": "binary"}, "minItems": 1, "maxItems": 1000}
    },
    "required": ["file"],
    "additionalProperties": False,
}


def _parameter(item: Parameter) -> dict[str, Any]:
    schema = {"type": "array", "items": item.schema, "maxItems": 100} if item.is_many else item.schema
    made = {"name": item.name, "in": item.where, "description": item.about, "schema": schema}
    return {**made, "required": True} if item.is_required else made


def _reply(status: int, reply: Reply, refs: Mapping[str, Any]) -> dict[str, Any]:
    made: dict[str, Any] = {"description": reply.about}
    if status >= 400:
        made["content"] = {MEDIA: {"schema": refs["ProblemDocument"]}}
    elif reply.type is not None:
        made["content"] = {"application/json": {"schema": _shape(reply.type, refs)}}
    if reply.headers:
        made["headers"] = {
            name: {"description": about, "schema": {"type": "string"}} for name, about in reply.headers.items()
        }
    return made


def _shape(kind: Any, refs: Mapping[str, Any]) -> Any:
    if isinstance(kind, ListPage):
        return {"$ref": _REF.format(name=f"{kind.kind}_page")}
    if isinstance(kind, FullEntry):
        return {"$ref": _REF.format(name=f"{kind.kind}_entry")}
    return refs[_name(kind)]
