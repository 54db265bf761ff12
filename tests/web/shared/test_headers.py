"""Headers and cookies."""

from http.cookies import SimpleCookie

from app.services.base.site import Site
from tests.conftest import StartApp
from tests.web.page_client import PageClient, Reply
from tests.web.visits import question_page


def session_cookie(reply: Reply) -> str:
    return next(value for value in reply.headers.getlist("Set-Cookie") if "keepgate=" in value)


def test_a_newcomers_cookie_is_for_the_server_alone(client: PageClient) -> None:
    cookie = session_cookie(client.send(question_page(client, "tide").form.filled(choice="moon")))
    assert cookie.startswith("keepgate=")
    assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= {part.strip() for part in cookie.split(";")}
    assert "Secure" not in cookie


def test_over_https_the_cookie_is_secure_and_bound_to_the_host(start_app: StartApp) -> None:
    client = PageClient(start_app(PUBLIC_URL="https://localhost"))
    form = question_page(client, "tide").form.filled(choice="moon")
    reply = client.send(form, origin="https://localhost")
    cookie = session_cookie(reply)
    assert cookie.startswith("__Host-keepgate=")
    assert "Secure" in cookie
    assert "Domain" not in cookie
    assert "max-age=" in reply.headers["Strict-Transport-Security"]


def test_over_http_nobody_is_sent_to_https(client: PageClient) -> None:
    assert "Strict-Transport-Security" not in client.get("/").headers


def test_the_token_of_a_session_is_nowhere_in_the_database(client: PageClient, site: Site) -> None:
    reply = client.send(question_page(client, "tide").form.filled(choice="moon"))
    token = SimpleCookie(session_cookie(reply))["keepgate"].value
    with site.database.reading() as connection:
        rows = connection.exec_driver_sql("SELECT token_hash FROM session").all()
    assert len(rows) == 1
    assert token not in str(rows)


def test_a_made_up_cookie_is_nobody(client: PageClient) -> None:
    client.browser.set_cookie("keepgate", "A" * 43)
    assert "Nothing answered yet" in client.get("/progress").words


def test_a_known_visitor_gets_no_other_cookie(client: PageClient) -> None:
    client.send(question_page(client, "tide").form.filled(choice="moon"))
    reply = client.send(question_page(client, "crew").form.filled(choice="lamp"))
    # On its first day it may be sent once more: the first reply may have been lost.
    token = client.browser.get_cookie("keepgate")
    assert token
    assert {one.partition(";")[0] for one in reply.headers.getlist("Set-Cookie")} <= {f"keepgate={token.value}"}


def test_static_files_have_safe_headers_and_are_kept_for_long(client: PageClient) -> None:
    sheet = next(link.get("href", "") for link in client.get("/").elements("link") if link.get("rel") == "stylesheet")
    reply = client.get(sheet)
    assert reply.status == 200
    assert "max-age=31536000" in reply.headers["Cache-Control"]


def test_every_file_that_a_page_names_is_there(client: PageClient) -> None:
    page = client.get("/")
    named = [e.get("href") or e.get("src") or "" for e in page.elements("link") + page.elements("script")]
    assert {client.get(name).status for name in named} == {200}
