"""Who may sign in when a newsroom opens for the first time, and in whose names the sample works."""

import secrets
from dataclasses import dataclass

from django.contrib.auth.models import Group, User


@dataclass(frozen=True)
class Login:
    """A login made at the first start, with its password, which is told once."""

    username: str
    password: str


def first_logins(*, sample: bool) -> tuple[Login, ...]:
    """A chief's login, and in the sample a second editor's; none where there is a chief."""
    if User.objects.filter(is_active=True, groups__name="Chief").exists():
        return ()
    chief = _made("editor", "Edith", "Editor", group="Chief")
    return (chief, second_login()) if sample else (chief,)


def second_login() -> Login:
    """A correction wants two: who tries a newsroom alone shall be able to be both."""
    return _made("second", "Saul", "Second", group="Editor")


def sample_editor(username: str = "sample-desk", name: str = "sample desk") -> User:
    """One of those in whose names the sample publishes; nobody can sign in as them."""
    user, is_new = User.objects.get_or_create(
        username=username, defaults={"first_name": "The", "last_name": name}
    )
    if is_new:
        user.set_unusable_password()
        user.save()
        user.groups.add(Group.objects.get(name="Editor"))
    return user


def _made(username: str, first: str, last: str, *, group: str) -> Login:
    password = "-".join(secrets.token_hex(2) for _ in range(4))
    # All that Wagtail's account form asks for, or nothing in it could be changed at first.
    named = {"first_name": first, "last_name": last, "email": f"{username}@newsroom.example"}
    user = User.objects.create_user(username, password=password, **named)
    user.groups.add(Group.objects.get(name=group))
    return Login(username, password)
