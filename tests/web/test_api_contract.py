"""The API does what its OpenAPI document says, with and without a token; every page is also JSON."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode, checks
from schemathesis.config import GenerationConfig, ProjectConfig, ProjectsConfig, SchemathesisConfig
from schemathesis.core.result import Ok
from schemathesis.specs.openapi import checks as openapi

from diurna.query.rows import columns
from diurna.web.api.rows import ROWS
from diurna.web.routes import KEYED, PAGES
from diurna.web.safety_door import DoorOptions
from diurna.web.safety_limits import Guesses
from web.doors import House, house

_CHECKS = [
    checks.not_a_server_error,
    openapi.status_code_conformance,
    openapi.content_type_conformance,
    openapi.response_schema_conformance,
    openapi.response_headers_conformance,
    openapi.negative_data_rejection,
]
pytestmark = [pytest.mark.model, pytest.mark.filterwarnings("ignore")]
CASES = int(os.environ.get("DIURNA_API_CASES", "4"))
"""Cases an operation and a mode; the benchmark asks for many more."""


@pytest.fixture(scope="module")
def home(record_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    door = DoorOptions(guesses=Guesses(most=10**9))
    with house(record_path, tmp_path_factory.mktemp("contract"), door=door) as found:
        yield found


@pytest.fixture(scope="module")
def document(home: House) -> dict[str, Any]:
    found: dict[str, Any] = home.get("/api/openapi.json").json()
    return found


def _config() -> SchemathesisConfig:
    generation = GenerationConfig(modes=[GenerationMode.POSITIVE, GenerationMode.NEGATIVE], max_examples=CASES)
    return SchemathesisConfig(projects=ProjectsConfig(default=ProjectConfig(generation=generation)))


def _try(home: House, document: dict[str, Any], name: str, headers: dict[str, str]) -> int:
    """Send made-up calls of one operation; return how many."""
    schema = schemathesis.openapi.from_dict(document, config=_config())
    schema.app = home.client.app
    known: list[Any] = [one.ok() for one in schema.get_all_operations() if isinstance(one, Ok)]
    operation = next(one for one in known if one.definition.raw["operationId"] == name)
    sent = 0
    takes = any(True for _ in operation.iter_parameters()) or bool(operation.body)
    for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE) if takes else (GenerationMode.POSITIVE,):
        strategy = operation.as_strategy(generation_mode=mode)

        @settings(
            max_examples=CASES,
            deadline=None,
            database=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
            phases=[Phase.explicit, Phase.generate],
        )
        @given(case=strategy)
        def send(case: Any) -> None:
            nonlocal sent
            sent += 1
            response = case.call(session=home.client, base_url="http://127.0.0.1", headers=headers)
            case.validate_response(response, checks=_CHECKS)

        send()
    return sent


@pytest.mark.parametrize("with_token", [True, False])
def test_no_made_up_call_breaks_the_contract(home: House, document: dict[str, Any], *, with_token: bool) -> None:
    names = [one["operationId"] for path in document["paths"].values() for one in path.values()]
    sent = sum(_try(home, document, name, home.editor if with_token else {}) for name in names if name != "upload")
    assert sent >= 2 * CASES * (len(names) - 2)


def test_the_columns_of_the_document_are_those_of_the_rows() -> None:
    known = {kind: names for kind, names in columns().items() if kind in ROWS}
    assert {kind: set(ROWS[kind].__annotations__) for kind in known} == {kind: set(n) for kind, n in known.items()}


def test_the_document_is_openapi_31_and_tells_stable_from_unstable(document: dict[str, Any]) -> None:
    assert document["openapi"] == "3.1.0"
    operations = [one for path in document["paths"].values() for one in path.values()]
    assert {one["x-stability"] for one in operations} == {"stable", "unstable"}
    assert len({one["operationId"] for one in operations}) == len(operations)
    changing = [one for path in document["paths"].values() for method, one in path.items() if method != "get"]
    assert all(one["security"] == [{"token": []}] for one in changing)
    assert all("401" in one["responses"] and "403" in one["responses"] for one in operations)


@pytest.mark.parametrize("address", sorted(PAGES))
def test_every_page_is_also_json(home: House, address: str) -> None:
    wanted = {"/search": "?q=referendum", "/positions/history": "", "/compare": "?one=Russia&other=Ukraine"}
    shown = home.get(f"{address}{wanted.get(address, '')}")
    twin = home.get(f"{address if address != '/' else '/brief'}.json{wanted.get(address, '')}")
    assert (shown.status_code, twin.status_code) == (200, 200)
    assert twin.headers["content-type"] == "application/json"
    assert isinstance(twin.json(), dict | list)


def test_every_kind_of_single_page_is_also_json(home: House) -> None:
    report = home.get("/api/v1/reports?limit=1").json()["results"][0]["id"]
    code, _ = home.entry("events")
    keys = {"/r": report, "/e": code, "/a": "gov:RUS"}
    assert set(keys) == set(KEYED)
    for address, key in keys.items():
        assert home.get(f"{address}/{key}").status_code == 200
        assert home.get(f"{address}/{key}.json").headers["content-type"] == "application/json"
