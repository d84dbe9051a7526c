"""The kinds of values that a field may hold."""

from typing import Annotated, Literal

from msgspec import Meta

Text = Annotated[
    str,
    Meta(
        min_length=1,
        pattern=r"^\S[\s\S]*\S$|^\S$",
        description="words, without spaces round them",
        extra={"text": True},
    ),
]
"""English wording, to be translated."""
Id = Annotated[
    str,
    Meta(pattern=r"^[a-z0-9][a-z0-9-]*$", description="a name in small letters, digits, hyphens"),
]
"""A name in small letters, digits and hyphens."""
Number = Annotated[
    str, Meta(pattern=r"^[SNR][1-9][0-9]*$", description="a number such as S12, N3 or R7")
]
"""The number of a fact in the founding leaflet (S), in the indicator lists (N) or a right (R)."""
Clock = Annotated[
    str,
    Meta(
        pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$",
        description='a time of day such as "09:00", in quotes',
    ),
]
"""A time of day in Europe/Amsterdam, such as 09:00."""
Line = Annotated[str, Meta(pattern=r"^\S.*$", description="a sentence")]
"""A sentence that is not translated: Dutch, or a word to editors."""
Language = Annotated[
    str, Meta(pattern=r"^[a-z]{2,3}$", description="the code of a language, such as nl")
]
"""The code of a language."""

Part = Literal["everybody", "other", "eu"]
"""Whose right: everybody's, of people from outside the EU, of EU, EEA and Swiss citizens."""
Step = Literal["before", "talk", "think", "permit", "after"]
"""When a right matters, in the order in which it happens to her."""
Person = Literal["me", "other"]
"""Who the signs are about: the reader, or someone she knows."""
Device = Literal["android", "iphone", "computer"]
"""What the reader holds in her hands; an iPad counts as an iPhone."""
Answer = Literal["eu", "other", "unknown"]
"""What a reader may say of the passport."""
