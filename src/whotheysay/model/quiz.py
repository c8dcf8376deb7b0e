"""Quizzes: a scenario to play, messages to sort, questions to answer, steps to order, how sure one is."""

from typing import Annotated, ClassVar, Literal

from pydantic import Discriminator, Field, field_validator, model_validator

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
    you: Text = Field(
        description="Who the pupil plays, going on from `You are`: never the victim, never the offender."
    )
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


class Step(Part):
    """One step of an order."""

    id: Id = Field(description="The step's id, once in its order.")
    text: Text = Field(description="The step in a few words.")
    why: Text = Field(description="Why it stands here, said when its place is found.")
    early: Text | None = Field(
        None, description="What is said if it is picked too early: kind, and what comes before it."
    )


class Order(Part):
    """Steps to put in order: which comes next?"""

    kind: Literal["order"] = Field(description="What kind of quiz this is.")
    title: Text = Field(description="The quiz's title.")
    intro: Text = Field(description="One or two sentences before the first step.")
    steps: tuple[Step, ...] = Field(
        min_length=2, description="The steps in their right order; the player mixes them."
    )
    next: Text = Field(description="The next real step, said at the end.")
    help: tuple[Id, ...] = Field(min_length=1, description="Services from facts/support.yml.")
    claims: tuple[Id, ...] = Field((), description="Claims it practises, from facts/sources.yml.")


class Statement(Part):
    """Something the pupil may be sure of, or not yet."""

    id: Id = Field(description="The statement's id, once in its quiz.")
    text: Text = Field(description="The statement, as the pupil would say it: `I know whom I would tell.`")
    unsure: Text = Field(description="What helps somebody who is not sure of this, said at the end.")


class Level(Part):
    """One answer on a scale of how sure somebody is."""

    id: Id = Field(description="The answer's id, once in its scale.")
    text: Text = Field(description="The answer's words.")
    line: Text = Field(description="A kind line, said when it is picked.")


class Confidence(Part):
    """How sure am I? Before a lesson or after it, never graded, never kept."""

    claims: ClassVar[tuple[str, ...]] = ()
    """It asks, and practises no claim."""

    kind: Literal["confidence"] = Field(description="What kind of quiz this is.")
    title: Text = Field(description="The quiz's title.")
    intro: Text = Field(description="One or two sentences before the first statement.")
    when: Literal["before", "after"] = Field(description="Whether it stands before the lesson or after it.")
    statements: tuple[Statement, ...] = Field(min_length=1, description="The statements, in order.")
    scale: tuple[Level, ...] = Field(
        (),
        max_length=5,
        description="Three to five answers, from not sure to very sure; the house's own if left out.",
    )
    next: Text = Field(description="The next real step, said at the end.")
    help: tuple[Id, ...] = Field(min_length=1, description="Services from facts/support.yml.")

    @field_validator("scale")
    @classmethod
    def _has_a_middle(cls, scale: tuple[Level, ...]) -> tuple[Level, ...]:
        if 0 < len(scale) < 3:
            raise ValueError("a scale has three to five answers: add some, or leave it out")
        return scale


Quiz = Annotated[Scenario | Sort | Check | Order | Confidence, Discriminator("kind")]
"""Any quiz; `kind` says which."""
