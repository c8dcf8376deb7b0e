"""Rules about spelling: British, with the course's own words in words.txt."""

from collections.abc import Iterator

from whotheysay.check.access.language import foreign_runs
from whotheysay.check.access.vocabulary import plain, unknown, used_words, words_of
from whotheysay.check.rule import Find, Finding
from whotheysay.check.texts import texts
from whotheysay.check.wording.names import brands_in
from whotheysay.model.course import Course


def misspelt_words(course: Course) -> Iterator[Finding]:
    """Find words that neither the British dictionary nor words.txt has, once in each file."""
    if any(path.startswith("facts/") for path in course.broken):
        return  # the names of services are words of the course
    told: set[tuple[str, str]] = set()
    for words in texts(course) if unknown(course) else ():
        if words.voice == "cited":
            continue
        others = {word for run in foreign_runs(course, words) for word in run}
        found = words_of(course, words)
        brands = {part for brand in brands_in(words.text) for part in brand.split()} if found else ()
        for word in found:
            key = (words.path, plain(word.text))
            if not word.known and word not in others and word.text not in brands and key not in told:
                told.add(key)
                near = unknown(course)[plain(word.text)]
                mend = f"did you mean '{near}'? If it is right" if near else "mend it, or if it is right"
                what = f"'{plain(word.text)}' isn't in the British dictionary"
                yield words.finding(word.text, what, f"{mend}, give it a line in words.txt")


def unused_words(course: Course) -> Iterator[Finding]:
    """Find words in words.txt that the course doesn't need."""
    if course.broken:
        return  # what can't be read may need them
    used = used_words(course)
    lower = {word.lower() for word in used}
    for word, line in course.words.items():
        if word not in used and not (word.islower() and word in lower):
            yield Finding("words.txt", (), f"no text uses '{word}'", "take this line out", line)


FINDERS: dict[str, Find] = {"A116": misspelt_words, "A117": unused_words}
