"""Who may do what, by role; made after migrating, never taken away again.

A house may add to a role in the desk's settings: what is missing here is added, nothing removed.
"""

from dataclasses import dataclass
from typing import Any

from django.apps import AppConfig, apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    Workflow,
    WorkflowContentType,
    WorkflowTask,
)

STORY = {"view_storyrow", "add_storyrow", "change_storyrow", "edit_story"}
CONTRIBUTOR = {
    "access_admin", *STORY, "view_sourcerow", "view_capturerow", "add_capturerow",
    "view_frontrow",
}  # fmt: skip
EDITOR = {
    *CONTRIBUTOR,
    "publish_storyrow", "lock_storyrow", "unlock_storyrow",
    "add_frontrow", "change_frontrow", "lock_frontrow", "unlock_frontrow",
    "spike_story", "waive_finding", "correct_story", "triage_report",
    "change_capturerow", "view_reportrow", "change_reportrow", "view_changerow",
    "view_takerrow", "view_deliveryrow", "change_deliveryrow",
}  # fmt: skip
CHIEF = {
    *EDITOR,
    "kill_story", "override_finding",
    "view_checkrulerow", "add_checkrulerow", "change_checkrulerow", "delete_checkrulerow",
    "add_sourcerow", "change_sourcerow",
    "view_routerow", "add_routerow", "change_routerow", "delete_routerow",
    "view_sectionrow", "add_sectionrow", "change_sectionrow",
    "view_localerow", "add_localerow", "change_localerow",
    "view_topicrow", "add_topicrow", "change_topicrow", "delete_topicrow",
    "view_authorrow", "add_authorrow", "change_authorrow", "delete_authorrow",
    "view_aboutrow", "add_aboutrow", "change_aboutrow", "change_houserow",
    "view_houseadvertrow", "add_houseadvertrow", "change_houseadvertrow", "delete_houseadvertrow",
    "publish_frontrow", "delete_frontrow",
    "view_waitingorderrow", "delete_waitingorderrow",
    "add_takerrow", "change_takerrow",
}  # fmt: skip
# Signs what takes a story down for good; writes nothing.
LEGAL = {"access_admin", "view_storyrow", "view_changerow", "legal"}
# The two who read what concerns a person.
READERS_EDITOR = {
    "access_admin", "view_storyrow", "triage_report", "view_reportrow", "view_changerow",
    "read_concerns",
}  # fmt: skip
ROLES = {
    "Contributor": CONTRIBUTOR,
    "Editor": EDITOR,
    "Chief": CHIEF,
    "Legal": LEGAL,
    "Readers' editor": READERS_EDITOR,
}
PICTURES = ("add_picturefile", "change_picturefile", "choose_picturefile", "choose_image")


@dataclass(frozen=True, kw_only=True)
class Passing:
    """How work of one kind is passed on: its one task, and the roles that may end it."""

    name: str
    task: str
    roles: tuple[str, ...]
    kind: tuple[str, str]


WORKFLOWS = (
    # A contributor's copy is passed by an editor or a chief.
    Passing(
        name="Copy desk",
        task="Read by an editor",
        roles=("Editor", "Chief"),
        kind=("desk", "storyrow"),
    ),
    # What an editor makes of a front goes before readers once a chief has seen it.
    Passing(name="Fronts", task="Seen by a chief", roles=("Chief",), kind=("fronts", "frontrow")),
)


def on_migrated(sender: AppConfig, **options: Any) -> None:
    """Make the roles once Wagtail, migrated after our rooms, has added its own permissions."""
    if sender.label != "wagtailcore":
        return
    for name in ("wagtailadmin", "desk", "intake", "corrections", "fronts", "propagation"):
        create_permissions(apps.get_app_config(name), verbosity=0, using=options["using"])
    make_roles()


def make_roles() -> None:
    """Groups with their permissions, and the workflows by which work is passed on."""
    for name, codenames in ROLES.items():
        group, _ = Group.objects.get_or_create(name=name)
        found = Permission.objects.filter(codename__in=codenames)
        group.permissions.add(*found)
        _may_use_pictures(group)
    for passing in WORKFLOWS:
        _make_workflow(passing)


def _may_use_pictures(group: Group) -> None:
    root = Collection.get_first_root_node()
    if root is None:
        return
    for permission in Permission.objects.filter(codename__in=PICTURES):
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=root, permission=permission
        )


def _make_workflow(passing: Passing) -> None:
    """Once: what a house makes of it stays."""
    if Workflow.objects.filter(name=passing.name).exists():
        return
    app, model = passing.kind
    kind = ContentType.objects.get(app_label=app, model=model)
    task = GroupApprovalTask.objects.create(name=passing.task)
    task.groups.set(Group.objects.filter(name__in=passing.roles))
    workflow = Workflow.objects.create(name=passing.name)
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowContentType.objects.get_or_create(content_type=kind, defaults={"workflow": workflow})
