"""The shape of a file of content/more/."""

from typing import Annotated, Literal

from msgspec import Meta

from pwa.content.model.facts import Advice, Strict, Topic
from pwa.content.model.words import Id, Text


class Page(Strict, frozen=True, kw_only=True):
    """A page under More, one file each in content/more/: the order is `place`, then the name.

    `part` is reader (stay safe, someone I know) or app (about this app itself).
    """

    id: Id
    place: int
    part: Literal["reader", "app"]
    icon: str
    title: Text
    intro: list[Text] = []
    topics: list[Topic] = []
    items: Annotated[list[Advice], Meta(min_length=1)]

    @property
    def for_devices(self) -> bool:
        """Tell whether anything on it holds for one device alone."""
        return any(topic.device for topic in self.topics) or any(one.steps for one in self.items)
