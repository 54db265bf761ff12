"""The OpenAPI document is true: made-up requests get what it promises."""

import pytest
import schemathesis
from flask import Flask
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from app.web.api.openapi import OPERATIONS
from tests.depth import examples
from tests.web.page_client import PageClient

CHECKS = [not_a_server_error, status_code_conformance, response_schema_conformance, content_type_conformance]
EXAMPLES = 60


@pytest.fixture
def kind() -> str:
    """What is made up is about requests; the database behind them is the first one."""
    return "sqlite"


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda one: f"{one.method} {one.path}")
def test_made_up_requests_get_what_is_promised(app: Flask, operation: object) -> None:
    schema = schemathesis.openapi.from_wsgi("/api/openapi.json", app)
    promised = schema[operation.path][operation.method.upper()]  # type: ignore[attr-defined]

    @settings(
        max_examples=examples(EXAMPLES),
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=promised.as_strategy())
    def check(case: schemathesis.Case) -> None:
        case.call_and_validate(checks=CHECKS)

    check()


def test_every_route_of_the_interface_is_promised(app: Flask, client: PageClient) -> None:
    promised = set(client.get("/api/openapi.json").json["paths"])
    routes = {
        rule.rule.replace("<", "{").replace(">", "}")
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith("/api/")
    }
    assert routes - {"/api/openapi.json"} == promised
