import pytest

from startbaan.project import database, environment


def test_setting_that_is_absent_has_its_default(monkeypatch):
    monkeypatch.delenv("STARTBAAN_WEB_THREADS", raising=False)

    assert environment.number("STARTBAAN_WEB_THREADS") == 4


@pytest.mark.parametrize("written", ["nul", "0", "-1", "1.5"])
def test_number_that_is_none_is_refused(monkeypatch, written):
    monkeypatch.setenv("STARTBAAN_WEB_THREADS", written)

    with pytest.raises(environment.WrongSetting, match="STARTBAAN_WEB_THREADS moet een getal boven de nul zijn"):
        environment.number("STARTBAAN_WEB_THREADS")


@pytest.mark.parametrize(("written", "on"), [("1", True), ("true", True), ("0", False), ("False", False), ("", False)])
def test_switch(monkeypatch, written, on):
    monkeypatch.setenv("STARTBAAN_DEMO", written)

    assert environment.switched_on("STARTBAAN_DEMO") is on


def test_switch_that_is_unclear_is_refused(monkeypatch):
    monkeypatch.setenv("STARTBAAN_DEMO", "misschien")

    with pytest.raises(environment.WrongSetting, match="STARTBAAN_DEMO moet 1 of 0 zijn"):
        environment.switched_on("STARTBAAN_DEMO")


@pytest.mark.parametrize("written", ["http://startbaan.example", "ftp://127.0.0.1", "startbaan.example"])
def test_open_line_to_another_machine_is_refused(monkeypatch, written):
    monkeypatch.setenv("STARTBAAN_ORIGIN", written)

    with pytest.raises(environment.WrongSetting, match="moet met https:// beginnen"):
        environment.origin()


def test_one_login_owns_the_tables_and_steps_down_for_daily_work(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://sb:p%40ss@db.example:5433/sb?sslmode=require")
    monkeypatch.delenv("DATABASE_OWNER_URL", raising=False)

    logins = database.logins()

    assert logins.owner == database.Login("db.example", "5433", "sb", "p@ss", "sb", (("sslmode", "require"),))
    assert logins.runtime.options == (("sslmode", "require"), ("options", "-c role=startbaan_runtime"))
    assert logins.role == "startbaan_runtime"


def test_two_logins_each_do_their_part(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://worker:a@db.example/sb")
    monkeypatch.setenv("DATABASE_OWNER_URL", "postgresql://boss:b@db.example/sb")

    logins = database.logins()

    assert (logins.runtime.user, logins.owner.user, logins.role) == ("worker", "boss", "worker")


@pytest.mark.parametrize("written", ["mysql://a:b@c/d", "postgres://a:b@c", "/var/run/postgresql"])
def test_address_of_something_else_is_refused(monkeypatch, written):
    monkeypatch.setenv("DATABASE_URL", written)

    with pytest.raises(environment.WrongSetting, match="DATABASE_URL moet lijken op postgres://"):
        database.logins()
