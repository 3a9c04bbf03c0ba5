"""Which stories stand in the queue, and in what order."""

from typing import Any

from django import forms
from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.utils.translation import gettext_lazy as _
from wagtail.search.backends import get_search_backend

from copydesk.newsroom.desk.models import SectionRow, StoryRow
from copydesk.newsroom.intake.models import SourceRow
from copydesk.story.finding import Weight

SEARCH = "copydesk.newsroom.search.backend"  # by name: that room lies above this one
State = StoryRow.State
Attention = StoryRow.Attention
WAITING = (State.INCOMING, State.EDITING, State.READY)
# What upstream did to any story, that a person has to decide on.
DECIDED = (
    Attention.KILLED,
    Attention.WITHHELD,
    Attention.CORRECTED,
    Attention.FACTS,
    Attention.RELEASED,
)

# What upstream did comes before everything: a kill first, then a hold, then what was wrong.
URGENCY = Case(
    When(attention=Attention.KILLED, then=Value(0)),
    When(attention=Attention.WITHHELD, then=Value(1)),
    When(attention=Attention.CORRECTED, then=Value(2)),
    When(attention=Attention.FACTS, then=Value(3)),
    When(attention=Attention.RELEASED, then=Value(4)),
    default=Value(5),
    output_field=IntegerField(),
)


class QueueFilter(forms.Form):
    """The filters above the queue; what is not understood is as if it had not been asked."""

    q = forms.CharField(required=False, max_length=200, label=_("Search"))
    state = forms.ChoiceField(
        required=False,
        label=_("State"),
        choices=[("", _("waiting")), ("mine", _("in my hand")), *State.choices, ("all", _("all"))],
    )
    weight = forms.ChoiceField(
        required=False,
        label=_("Findings"),
        choices=[
            ("", _("any")),
            (Weight.STOPS.value, _("stopped")),
            (Weight.WARNS.value, _("warned")),
            (Weight.NOTES.value, _("noted")),
            ("none", _("none")),
        ],
    )
    source = forms.ModelChoiceField(
        SourceRow.objects.all(), required=False, label=_("Source"), empty_label=_("all")
    )
    section = forms.ModelChoiceField(
        SectionRow.objects.all(), required=False, label=_("Section"), empty_label=_("all")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["q"].widget.attrs |= {"type": "search", "dir": "auto"}

    def rows(self, user: Any) -> QuerySet[StoryRow]:
        """The stories asked for: what upstream killed, held or corrected first, then newest."""
        self.full_clean()
        asked = self.cleaned_data
        rows = StoryRow.objects.filter(_in_state(asked.get("state", ""), user))
        if weight := asked.get("weight"):
            rows = rows.filter(worst="" if weight == "none" else weight)
        for name in ("source", "section"):
            if asked.get(name):
                rows = rows.filter(**{name: asked[name]})
        if words := asked.get("q"):
            rows = get_search_backend(SEARCH).search(words, rows)
        return rows.order_by(URGENCY, "-came_at", "-id")

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but the ordinary queue is asked for."""
        self.full_clean()
        return any(self.cleaned_data.values())


def _in_state(state: str, user: Any) -> Q:
    if state == "all":
        return Q()
    if state == "mine":
        return Q(in_hand_of=user, state__in=WAITING)
    if state:
        return Q(state=state)
    return (
        Q(state__in=WAITING)
        | Q(attention__in=DECIDED)
        | Q(attention__in=(Attention.UPDATED, Attention.EMBARGO), state=State.PUBLISHED)
    )


def _has_words(words: str) -> Q:
    """Every word somewhere in the lines an editor knows a story by."""
    found = Q()
    for word in words.split()[:8]:
        found &= (
            Q(headline__icontains=word)
            | Q(standfirst__icontains=word)
            | Q(slugline__icontains=word)
            | Q(byline__icontains=word)
            | Q(key=word)
        )
    return found
