"""Where corrections of sources hang: in Wagtail, and in what the desk hears of them."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

from copydesk.newsroom.corrections.upstream import taking_over

DECLINED = "corrections.upstream_declined"


def connect() -> None:
    """Hear of what sources do, and offer the screen; called once when the app is ready."""
    taking_over.connect()
    hooks.register("register_admin_urls", addresses)
    hooks.register("register_log_actions", acts_have_names)


def addresses() -> list[URLPattern]:
    """The screen of a source's correction."""
    from copydesk.newsroom.corrections.views.upstream import upstream

    return [path("upstream/<slug:key>/", upstream, name="corrections_upstream")]


def acts_have_names(actions: LogActionRegistry) -> None:
    """What the history calls leaving our copy as it is."""
    says = _("Our copy was left as it is, against the source’s correction")
    actions.register_action(DECLINED, _("Left as it is"), says)
