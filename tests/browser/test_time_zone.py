"""The browser says its time zone, and from the next page on its days are counted."""

import pytest
from playwright.sync_api import Browser

from tests.browser.arriving import until


@pytest.mark.parametrize("zone", ["Asia/Tokyo", "America/Sao_Paulo", "Asia/Calcutta", "UTC"])
def test_the_browsers_zone_is_known_from_the_second_page_on(browser: Browser, base_url: str, zone: str) -> None:
    context = browser.new_context(timezone_id=zone)
    page = context.new_page()
    page.goto(f"{base_url}/")
    until(page, "document.cookie.includes('zone=')")
    page.goto(f"{base_url}/settings")
    assert f"in {zone.replace('_', ' ')}, as your browser says" in page.inner_text("main")
    (cookie,) = [one for one in context.cookies() if one.get("name") == "zone"]
    assert (cookie.get("value"), cookie.get("path"), cookie.get("sameSite")) == (zone, "/", "Lax")
    context.close()
