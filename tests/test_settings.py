"""Settings: what the environment says, or a refusal that names it."""

from pathlib import Path

import pytest

from app.settings import Publish, SettingError, Settings
from app.web.shared.security import trusted_hosts

SECRET = "a lighthouse keeper's secret"


def read(**environ: str) -> Settings:
    return Settings.from_environ({"SECRET_KEY": SECRET, **environ})


BAD = [
    ("KEEPGATE_PUBLISH", "always"),
    ("KEEPGATE_PUBLISH", "AUTO"),
    ("TRUSTED_PROXIES", "-1"),
    ("TRUSTED_PROXIES", "yes"),
    ("TRUSTED_PROXIES", "11"),
    ("PORT", "0"),
    ("PORT", "65536"),
    ("PORT", "http"),
    ("PORT", "9" * 30),
    ("PORT", "٨٠٠٠"),
    ("WEB_CONCURRENCY", "0"),
    ("WEB_CONCURRENCY", "2.5"),
    ("PUBLIC_URL", "keepgate.school.example"),
    ("PUBLIC_URL", "ftp://keepgate.school.example"),
    ("PUBLIC_URL", "https://"),
    ("PUBLIC_URL", "https://school.example/keepgate"),
    ("PUBLIC_URL", "https://school.example/?a=b"),
    ("PUBLIC_URL", "https://school.example:99999"),
    ("PUBLIC_URL", "https://[school"),
    ("DATABASE_URL", "mysql://localhost/keepgate"),
    ("DATABASE_URL", "keepgate.db"),
    ("DATABASE_URL", "sqlite://"),
    ("DATABASE_URL", "postgresql://keeper:wick@localhost:lots/keepgate"),
    ("SECRET_KEY", "short"),
    ("TIMEZONE", "Mars/Olympus"),
    ("TIMEZONE", "europe/madrid"),
    ("TIMEZONE", "../UTC"),
    ("TIMEZONE", "+01:00"),
]


@pytest.mark.parametrize(("name", "value"), BAD)
def test_a_bad_value_refuses_to_start_and_says_which(name: str, value: str) -> None:
    with pytest.raises(SettingError, match=f"^{name}"):
        read(**{name: value})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECRET_KEY", "kraken"),
        ("DATABASE_URL", "mysql://keeper:kraken@localhost/keepgate"),
        ("DATABASE_URL", "kraken"),
        ("DATABASE_URL", "postgresql://keeper:kr@ken/kraken@localhost:5432/keepgate"),
    ],
)
def test_a_refusal_repeats_no_secret(name: str, value: str) -> None:
    with pytest.raises(SettingError) as refused:
        read(**{name: value})
    assert "kraken" not in str(refused.value)
    assert refused.value.__cause__ is None


def test_without_an_environment_there_is_a_value_for_everything(tmp_path: Path) -> None:
    settings = Settings.from_environ({"KEEPGATE_INSTANCE": str(tmp_path)})
    assert settings.database_url == f"sqlite:///{tmp_path}/keepgate.db"
    assert (settings.host, settings.port, settings.publish) == ("127.0.0.1", 8000, Publish.AUTO)
    assert settings.content.name == "content"


def test_an_empty_value_is_as_good_as_none(tmp_path: Path) -> None:
    settings = Settings.from_environ(
        {"KEEPGATE_INSTANCE": str(tmp_path), "PORT": "", "PUBLIC_URL": "", "SECRET_KEY": ""}
    )
    assert (settings.port, settings.public_url) == (8000, None)


def test_the_secret_is_made_once_and_kept_from_other_users(tmp_path: Path) -> None:
    first = Settings.from_environ({"KEEPGATE_INSTANCE": str(tmp_path)})
    second = Settings.from_environ({"KEEPGATE_INSTANCE": str(tmp_path)})
    assert first.secret_key == second.secret_key
    assert len(first.secret_key) == 64
    assert (tmp_path / "secret_key").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["secret_key"]


def test_a_secret_of_the_environment_leaves_no_file(tmp_path: Path) -> None:
    read(KEEPGATE_INSTANCE=str(tmp_path / "instance"))
    assert not (tmp_path / "instance").exists()


@pytest.mark.parametrize("url", ["postgres://u@h/d", "postgresql://u@h/d", "postgresql+psycopg://u@h/d"])
def test_every_spelling_of_postgresql_means_one_driver(url: str) -> None:
    assert read(DATABASE_URL=url).database_url == "postgresql+psycopg://u@h/d"


@pytest.mark.parametrize("sign", "@/?#")
def test_a_password_that_is_not_written_for_addresses_is_told_how_to(sign: str) -> None:
    with pytest.raises(SettingError, match="write @ as %40"):
        read(DATABASE_URL=f"postgresql://keeper:wi{sign}ck@localhost:5432/keepgate")


@pytest.mark.parametrize(
    "rest", ["u:p%40w@h:5432/d", "u:a:b@h/d", "/d?host=/run/postgresql&user=a@b", "h:5432/d?user=a@b", "u:50%25@h/d"]
)
def test_a_password_that_is_written_for_addresses_passes(rest: str) -> None:
    assert read(DATABASE_URL=f"postgresql://{rest}").database_url == f"postgresql+psycopg://{rest}"


@pytest.mark.parametrize(
    ("address", "secure"), [("", False), ("http://school.lan", False), ("https://school.lan", True)]
)
def test_the_public_address_decides_whether_cookies_are_secure(address: str, secure: bool) -> None:
    assert read(PUBLIC_URL=address).secure is secure


def test_bound_to_this_machine_only_its_own_names_are_trusted() -> None:
    assert trusted_hosts(None, "127.0.0.1") == ["localhost", "127.0.0.1", "[::1]"]


def test_bound_to_the_network_without_a_public_address_any_name_will_do() -> None:
    assert trusted_hosts(None, "0.0.0.0") is None


def test_with_a_public_address_its_name_is_trusted() -> None:
    assert "school.lan" in (trusted_hosts("http://school.lan:8000", "0.0.0.0") or [])


@pytest.mark.parametrize(
    ("environ", "zone"),
    [
        ({"TIMEZONE": "Europe/Madrid", "TZ": "Asia/Tokyo"}, "Europe/Madrid"),
        ({"TIMEZONE": "UTC"}, "UTC"),
        ({"TZ": "Asia/Tokyo"}, "Asia/Tokyo"),
        ({"TZ": ":Asia/Tokyo"}, "Asia/Tokyo"),
        ({"TZ": "CET-1CEST"}, "UTC"),
        ({"TZ": "/etc/localtime"}, "UTC"),
        ({"TZ": ""}, "UTC"),
    ],
)
def test_the_hosts_zone_is_what_is_set_or_the_machines_own(environ: dict[str, str], zone: str) -> None:
    assert str(read(**environ).zone) == zone


@pytest.mark.parametrize(
    ("link", "zone"),
    [
        ("/usr/share/zoneinfo/America/Argentina/Ushuaia", "America/Argentina/Ushuaia"),
        ("/var/db/timezone/zoneinfo/Europe/Madrid", "Europe/Madrid"),
        ("/usr/share/zoneinfo/Etc/UTC", "UTC"),
        ("/somewhere/else", "UTC"),
    ],
)
def test_the_machines_zone_is_where_its_clock_points(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, link: str, zone: str
) -> None:
    clock = tmp_path / "localtime"
    clock.symlink_to(link)
    monkeypatch.setattr("app.settings.LOCAL_TIME", clock)
    assert str(read().zone) == zone
