from __future__ import annotations

from collections.abc import Callable

from django.test import Client
from tests import factories
from tests.unit.web.conftest import People

from wangjian.desk.accounts.models import User
from wangjian.desk.audit.models import Entry


def sign_in(client: Client, username: str, password: str, **further: str) -> int:
    return client.post("/sign-in/", {"username": username, "password": password, **further}).status_code


def test_the_right_password_opens_the_page_that_was_wanted(people: People, client: Client) -> None:
    wanted = {"username": people.monitor.username, "password": factories.PASSWORD, "next": "/leads/?clock=OVERDUE"}

    response = client.post("/sign-in/", wanted)

    assert response["Location"] == "/leads/?clock=OVERDUE"
    assert client.get("/").status_code == 200


def test_a_page_of_another_site_is_not_opened(people: People, client: Client) -> None:
    wanted = {"username": people.monitor.username, "password": factories.PASSWORD, "next": "https://elsewhere.example/"}

    assert client.post("/sign-in/", wanted)["Location"] == "/"


def test_a_wrong_password_says_so_beside_the_form(people: People, client: Client) -> None:
    response = client.post("/sign-in/", {"username": people.monitor.username, "password": "不对"})

    assert response.status_code == 422
    assert "账号或口令不对" in response.content.decode()


def test_five_wrong_passwords_lock_the_account_and_the_page_says_until_when(people: People, client: Client) -> None:
    for _ in range(5):
        sign_in(client, people.monitor.username, "不对")

    response = client.post("/sign-in/", {"username": people.monitor.username, "password": factories.PASSWORD})

    assert response.status_code == 422
    assert "账号锁定至 10:45" in response.content.decode()


def test_empty_fields_are_named(people: People, client: Client) -> None:
    page = client.post("/sign-in/", {}).content.decode()

    assert "请输入账号" in page
    assert "请输入口令" in page


def test_signing_out_is_recorded_and_ends_the_session(people: People, signed_in: Callable[[User], Client]) -> None:
    client = signed_in(people.monitor)

    client.post("/sign-out/")

    assert client.get("/").status_code == 302
    assert Entry.objects.filter(event="SIGNED_OUT", actor=people.monitor.username).exists()


def test_an_instance_without_accounts_says_how_to_make_one(db: None, client: Client) -> None:
    assert "wangjian db init" in client.get("/sign-in/").content.decode()
