"""How much the site and its pages may weigh."""

from typing import Annotated

from pydantic import Field

from whotheysay.model.base import Number, Part, Whole

KB = 1000
"""Bytes in a KB, as everywhere in this course where a weight is told."""

Weight = Annotated[Number, Field(ge=0.1)]
"""KB as gzip packs them: each file by itself, as servers send it."""


class PageBudget(Part):
    """How much a first visit to one page may cost, in KB as gzip packs them."""

    text: Weight = Field(
        description=(
            "On a page with a quiz, what has to arrive before the words above it can be read: the page up to "
            "there, its style sheets, and the scripts it waits for."
        )
    )
    read: Weight = Field(description="The whole page, its style sheets, and the scripts it waits for.")
    all: Weight = Field(description="The page and everything that it asks for.")
    requests: Whole = Field(ge=1, description="How many files that is, with the page itself.")


class SiteBudget(Part):
    """How much all files of a kind may weigh together, in KB as gzip packs them; left out: no limit."""

    pages: Weight | None = Field(None, description="Pages (HTML).")
    styles: Weight | None = Field(None, description="Style sheets.")
    scripts: Weight | None = Field(None, description="Scripts, without the search index.")
    pictures: Weight | None = Field(None, description="Pictures.")
    notebooks: Weight | None = Field(None, description="Notebooks.")
    index: Weight | None = Field(None, description="The search index.")
    other: Weight | None = Field(None, description="Everything else.")


class Budgets(Part):
    """budgets.yml: how much the site and its pages may weigh; what is left out has the usual budget."""

    home: PageBudget = Field(PageBudget(text=14, read=14, all=20, requests=6), description="The first page.")
    lesson: PageBudget = Field(
        PageBudget(text=14, read=28, all=35, requests=6), description="Each lesson's page."
    )
    plan: PageBudget = Field(
        PageBudget(text=32, read=32, all=36, requests=6), description="Each plan's page."
    )
    search: PageBudget = Field(
        PageBudget(text=14, read=14, all=250, requests=12),
        description="The search page, which loads the list of all words of the course.",
    )
    other: PageBudget = Field(
        PageBudget(text=25, read=35, all=45, requests=6), description="Each other page."
    )
    site: SiteBudget = Field(
        SiteBudget(),
        description="The whole site by kinds of file; it grows with the course, so there is no usual budget.",
    )
    picture: Weight = Field(40, description="Each picture.")
