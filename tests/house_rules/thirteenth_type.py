"""Run in a copy of Keepgate that has a thirteenth type: a question of it is checked, asked, answered and marked."""

import json
import sys
from pathlib import Path

from app.content.loading import check_folder
from app.factory import create_app
from app.services.hosting.database import migrate
from app.settings import Settings
from app.store.database import Database
from app.web.shared.site import JOBS
from tests.builders import harbour, write_content, write_yaml
from tests.web.page_client import PageClient
from tests.web.visits import question_page

LEAK = {
    "id": "leak",
    "type": "estimate",
    "concept": "water",
    "level": "recall",
    "ask": "How much of the harbour is water?",
    "right": 40,
    "explain": "Most of it is quay.",
    "sources": ["almanac"],
}


def checked(folder: Path, **changes: object) -> list[str]:
    write_yaml(folder / "harbour.yaml", harbour({**LEAK, **changes}))
    return [problem.message for problem in check_folder(folder).problems]


def answered_by_form(client: PageClient, percent: str) -> tuple[int, str]:
    page = question_page(client, "leak")
    reply = client.send(page.form.filled(percent=percent))
    return (reply.status, client.follow(reply).words) if reply.status == 303 else (reply.status, reply.words)


def answered_by_json(client: PageClient, percent: object) -> tuple[int, object]:
    put = client.get("/api/sets/harbour/next?mode=quiz").json
    body = {"id": "684d32a3-d858-4b57-87a5-15e8e07fd6dd", "mode": "quiz", "response": {"percent": percent}}
    reply = client.post_json("/api/answers", {**body, "question": put["question"], "variant": put["variant"]})
    return reply.status, [put["type"], reply.json.get("score"), reply.json.get("key")]


def main(room: Path) -> dict[str, object]:
    content = write_content(room / "content", harbour(LEAK))
    environ = {
        "DATABASE_URL": f"sqlite:///{room / 'keepgate.db'}",
        "KEEPGATE_CONTENT": str(content),
        "KEEPGATE_INSTANCE": str(room / "instance"),
        "SECRET_KEY": "a lighthouse keeper's secret",
    }
    settings = Settings.from_environ(environ)
    migrate(Database(settings.database_url), room / "copies", settings.secret_key)
    app = create_app(settings)
    app.extensions[JOBS].start()
    told = {
        "unreadable": answered_by_form(PageClient(app), "140")[0],
        "wrong": answered_by_form(PageClient(app), "90"),
        "right": answered_by_form(PageClient(app), "38"),
        "json": answered_by_json(PageClient(app), 43),
        "json unreadable": answered_by_json(PageClient(app), "much")[0],
        "set page": PageClient(app).get("/sets/harbour", Accept_Language="es").words,
    }
    app.extensions[JOBS].stop()
    return told | {
        "no problem": checked(content),
        "key": checked(content, right="forty"),
        "rule": checked(content, right=50, within=50),
    }


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]))))
