"""Who may do what: contributor, editor, chief; made after migrating, never taken away again.

A house may add to a role in the desk's settings: what is missing here is added, nothing removed.
"""

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
    "add_frontrow", "change_frontrow", "publish_frontrow", "lock_frontrow", "unlock_frontrow",
    "spike_story", "waive_finding", "correct_story", "triage_report",
    "change_capturerow", "view_reportrow", "change_reportrow", "view_changerow",
}  # fmt: skip
CHIEF = {
    *EDITOR,
    "kill_story",
    "add_sourcerow", "change_sourcerow",
    "view_routerow", "add_routerow", "change_routerow", "delete_routerow",
    "view_sectionrow", "add_sectionrow", "change_sectionrow",
    "view_localerow", "add_localerow", "change_localerow",
    "view_topicrow", "add_topicrow", "change_topicrow", "delete_topicrow",
    "view_authorrow", "add_authorrow", "change_authorrow", "delete_authorrow",
    "view_aboutrow", "add_aboutrow", "change_aboutrow",
    "view_houseadvertrow", "add_houseadvertrow", "change_houseadvertrow", "delete_houseadvertrow",
    "delete_frontrow",
    "view_waitingorderrow", "delete_waitingorderrow",
}  # fmt: skip
ROLES = {"Contributor": CONTRIBUTOR, "Editor": EDITOR, "Chief": CHIEF}
PICTURES = ("add_picturefile", "change_picturefile", "choose_picturefile", "choose_image")
WORKFLOW = "Copy desk"


def on_migrated(sender: AppConfig, **options: Any) -> None:
    """Make the roles once Wagtail, migrated after our rooms, has added its own permissions."""
    if sender.label != "wagtailcore":
        return
    for name in ("wagtailadmin", "desk", "intake", "corrections", "fronts"):
        create_permissions(apps.get_app_config(name), verbosity=0, using=options["using"])
    make_roles()


def make_roles() -> None:
    """Groups with their permissions, and the workflow by which copy is passed on."""
    for name, codenames in ROLES.items():
        group, _ = Group.objects.get_or_create(name=name)
        found = Permission.objects.filter(codename__in=codenames)
        group.permissions.add(*found)
        _may_use_pictures(group)
    _make_workflow()


def _may_use_pictures(group: Group) -> None:
    root = Collection.get_first_root_node()
    if root is None:
        return
    for permission in Permission.objects.filter(codename__in=PICTURES):
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=root, permission=permission
        )


def _make_workflow() -> None:
    """A contributor's copy is passed by an editor or a chief."""
    story = ContentType.objects.get(app_label="desk", model="storyrow")
    if Workflow.objects.filter(name=WORKFLOW).exists():
        return
    task = GroupApprovalTask.objects.create(name="Read by an editor")
    task.groups.set(Group.objects.filter(name__in=("Editor", "Chief")))
    workflow = Workflow.objects.create(name=WORKFLOW)
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowContentType.objects.get_or_create(content_type=story, defaults={"workflow": workflow})
