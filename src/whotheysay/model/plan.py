"""A lesson's plan: what a teacher needs to teach it without having prepared for hours."""

from pydantic import Field

from whotheysay.model.base import Part, Ref, Text, Whole


class Prompt(Part):
    """A question for the class, and what to listen for."""

    ask: Text = Field(description="The question, as the teacher says it.")
    listen_for: Text = Field(description="The answers that show understanding.")


class Activity(Part):
    """A timed part of the lesson."""

    title: Text = Field(description="The activity's name.")
    minutes: Whole = Field(ge=1, le=60, description="How long it takes, in minutes.")
    purpose: Text = Field(description="What the discussion or task is after.")
    steps: tuple[Text, ...] = Field(min_length=1, description="What teacher and pupils do.")
    prompts: tuple[Prompt, ...] = Field((), description="Questions to ask on the way.")
    quiz: Ref | None = Field(None, description="The quiz used here, as unit/id.")


class Word(Part):
    """A word worth explaining."""

    word: Text = Field(description="The word.")
    meaning: Text = Field(description="What it means, in everyday words.")


class Adaptations(Part):
    """How to fit the lesson to the pupils in the room."""

    send: tuple[Text, ...] = Field(
        min_length=1, description="For pupils with special educational needs or disabilities."
    )
    eal: tuple[Text, ...] = Field(
        min_length=1, description="For pupils with English as an additional language."
    )
    stretch: tuple[Text, ...] = Field(min_length=1, description="For pupils ready for more.")


class Moment(Part):
    """A tricky moment, and words that help."""

    when: Text = Field(description="What happens: `a pupil says it happened to them`.")
    say: Text = Field(description="Words the teacher can use.")
    do: Text = Field(description="What the teacher does then.")


class Plan(Part):
    """The teacher's plan of one lesson."""

    know: tuple[Text, ...] = Field(
        min_length=1, description="What the teacher needs to know before teaching this."
    )
    bring: tuple[Text, ...] = Field((), description="What has to be in the room.")
    before: tuple[Text, ...] = Field(
        min_length=1,
        description="What to do in the days before: notice, pastoral team, named adult.",
    )
    ground_rules: tuple[Text, ...] = Field(min_length=1, description="Ground rules to agree with the class.")
    activities: tuple[Activity, ...] = Field(
        min_length=2, description="The lesson in order; the minutes add up to the lesson's."
    )
    key_questions: tuple[Prompt, ...] = Field(min_length=1, description="The questions the lesson turns on.")
    vocabulary: tuple[Word, ...] = Field(min_length=1, description="New words.")
    adaptations: Adaptations = Field(description="For SEND, EAL and stretch.")
    moments: tuple[Moment, ...] = Field(min_length=1, description="What to say when it gets difficult.")
    after: tuple[Text, ...] = Field(min_length=1, description="What to do afterwards, and a week later.")
