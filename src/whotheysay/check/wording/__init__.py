"""Rules about wording (S): what a text must not say to a young person, and what it must."""

from whotheysay.check.rule import Find
from whotheysay.check.wording import advice, law, names, said, steps

FINDERS: dict[str, Find] = {**said.FINDERS, **law.FINDERS, **names.FINDERS, **steps.FINDERS, **advice.FINDERS}
