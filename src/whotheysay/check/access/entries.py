"""A Hunspell dictionary whose entries are read one by one, when a word may be made of them."""

from collections.abc import Mapping, Sequence
from functools import cached_property

from spylls.hunspell.algo.lookup import Lookup
from spylls.hunspell.data.dic import Dic, Word
from spylls.hunspell.readers import read_aff, read_dic
from spylls.hunspell.readers.file_reader import FileReader


class Entries(Dic):  # type: ignore[misc]  # spylls ships no types
    """What spylls asks for entries: to read all fifty thousand takes a quarter of a second."""

    def __init__(self, rules: str, lines: Mapping[str, Sequence[str]]) -> None:
        """Read the rules from the file `rules`; `lines` has those of the dictionary, by their stems."""
        super().__init__([])
        self.aff, self._context = read_aff(FileReader(rules))
        self._lines = lines

    def homonyms(self, stem: str, *, ignorecase: bool = False) -> list[Word]:
        """Give the entries with a stem; with `ignorecase`, those whose stem is this one in small letters."""
        return [word for one in (self._any_case(stem) if ignorecase else (stem,)) for word in self._read(one)]

    def _read(self, stem: str) -> list[Word]:
        if stem in self._lines and stem not in self.index:
            numbered = enumerate(self._lines[stem], 2)  # on line 1 stands how many there are
            self.index[stem] = read_dic(numbered, aff=self.aff, context=self._context).words
        return list(self.index.get(stem, ()))

    def _any_case(self, small: str) -> list[str]:
        # spylls lists a stem in small letters under each of its letters; so it is here.
        if len(small) == 1:
            return [one for one in self._lines if small in (one if one == one.lower() else [one.lower()])]
        return self._with_capitals.get(small, [])

    @cached_property
    def _with_capitals(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = {}
        for stem in self._lines:
            if stem != stem.lower():
                for small in self.aff.casing.lower(stem):
                    found.setdefault(small, []).append(stem)
        return found


def lookup(rules: str, lines: Mapping[str, Sequence[str]]) -> Lookup:
    """Give what tells of a word whether a dictionary has it."""
    entries = Entries(rules, lines)
    return Lookup(entries.aff, entries)
