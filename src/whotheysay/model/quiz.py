"""Quizzes: a scenario to play, messages to sort, questions to answer."""

from typing import Annotated, Literal

from pydantic import Discriminator, Field, model_validator

from whotheysay.model.base import Id, Part, Text


class Person(Part):
    """Somebody who speaks in a scenario."""

    id: Id = Field(description="The person's id, used in `who`.")
    name: Text = Field(description="The invented name on the screen.")
    role: Text = Field(description="Who this is to the pupil: `your younger cousin`.")


class Message(Part):
    """One bubble in the chat."""

    who: Id = Field(description="A person's id, or `you`, or `narrator` for words that nobody says.")
    text: Text = Field(description="What the bubble says.")


class Choice(Part):
    """One thing the pupil can do next."""

    id: Id = Field(description="The choice's id, once in its scene.")
    text: Text = Field(description="The button's words.")
    to: Id = Field(description="The scene it leads to.")
    feedback: Text = Field(description="What is said of this choice: explains, never scolds.")
    signs: tuple[Id, ...] = Field((), description="Signs the pupil notices by choosing this.")


class Ending(Part):
    """How a path through a scenario ends: hopeful, and with the next real step."""

    title: Text = Field(description="The ending in a few words.")
    text: Text = Field(description="What has become of it, with hope.")
    next: Text = Field(description="The next real step somebody in this place would take.")
    help: tuple[Id, ...] = Field(min_length=1, description="Services from facts/support.yml.")


class Scene(Part):
    """A moment of a scenario: messages, then choices or an ending."""

    id: Id = Field(description="The scene's id, once in its scenario.")
    messages: tuple[Message, ...] = Field(min_length=1, description="The bubbles, in order.")
    signs: tuple[Id, ...] = Field((), description="Signs that can be noticed in this scene.")
    telling: bool = Field(False, description="Yes where somebody tells a person who can help.")
    choices: tuple[Choice, ...] = Field((), description="What the pupil can do next.")
    ending: Ending | None = Field(None, description="Where the story ends here.")

    @model_validator(mode="after")
    def _goes_on_or_ends(self) -> "Scene":
        if bool(self.choices) == bool(self.ending):
            raise ValueError("a scene has either choices or an ending: give it one of the two, not both")
        return self


class Scenario(Part):
    """A branching chat in which the pupil plays somebody who helps."""

    kind: Literal["scenario"] = Field(description="What kind of quiz this is.")
    title: Text = Field(description="The quiz's title.")
    intro: Text = Field(description="One or two sentences before the start.")
    you: Text = Field(description="Who the pupil plays: never the victim, never the offender.")
    people: tuple[Person, ...] = Field(min_length=1, description="Everybody who speaks.")
    start: Id = Field(description="The first scene.")
    scenes: tuple[Scene, ...] = Field(min_length=2, description="All scenes, in reading order.")
    claims: tuple[Id, ...] = Field((), description="Claims it practises, from facts/sources.yml.")


class Item(Part):
    """One message or situation to sort."""

    id: Id = Field(description="The item's id, once in its sort.")
    text: Text = Field(description="The message or situation.")
    answer: Literal["genuine", "sign"] = Field(
        description="`genuine`: nothing here to worry about. `sign`: a warning sign."
    )
    reason: Text = Field(description="Why, said after either answer.")
    sign: Id | None = Field(None, description="The warning sign it shows, where it shows one.")


class Sort(Part):
    """Genuine, or a warning sign? Trusting well counts as much as spotting."""

    kind: Literal["sort"] = Field(description="What kind of quiz this is.")
    title: Text = Field(description="The quiz's title.")
    intro: Text = Field(description="One or two sentences before the first item.")
    items: tuple[Item, ...] = Field(min_length=2, description="The items, in order.")
    next: Text = Field(description="The next real step, said at the end.")
    help: tuple[Id, ...] = Field(min_length=1, description="Services from facts/support.yml.")
    claims: tuple[Id, ...] = Field((), description="Claims it practises, from facts/sources.yml.")


class Option(Part):
    """One answer to a question."""

    id: Id = Field(description="The option's id, once in its question.")
    text: Text = Field(description="The answer's words.")
    right: bool = Field(False, description="Yes where this is a right answer.")
    feedback: Text = Field(description="What is said when it is picked.")


class Question(Part):
    """A question with one right answer, or several."""

    id: Id = Field(description="The question's id, once in its check.")
    text: Text = Field(description="The question.")
    options: tuple[Option, ...] = Field(min_length=2, description="The answers to pick from.")
    signs: tuple[Id, ...] = Field((), description="Warning signs it asks about, from facts/signs.yml.")

    @property
    def several(self) -> bool:
        """Whether more than one option is right, so that the pupil ticks boxes."""
        return sum(option.right for option in self.options) > 1


class Check(Part):
    """Questions with feedback for every answer."""

    kind: Literal["check"] = Field(description="What kind of quiz this is.")
    title: Text = Field(description="The quiz's title.")
    intro: Text = Field(description="One or two sentences before the first question.")
    questions: tuple[Question, ...] = Field(min_length=1, description="The questions, in order.")
    next: Text = Field(description="The next real step, said at the end.")
    help: tuple[Id, ...] = Field(min_length=1, description="Services from facts/support.yml.")
    claims: tuple[Id, ...] = Field((), description="Claims it practises, from facts/sources.yml.")


Quiz = Annotated[Scenario | Sort | Check, Discriminator("kind")]
"""Any quiz; `kind` says which."""
