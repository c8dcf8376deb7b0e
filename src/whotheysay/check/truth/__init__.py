"""Rules about truth (T): facts come from facts/, fresh, fitting, taught and practised."""

from whotheysay.check.rule import Find
from whotheysay.check.truth import bare, fits, fresh, meets, taught

FINDERS: dict[str, Find] = {
    **bare.FINDERS,
    **fresh.FINDERS,
    **taught.FINDERS,
    **fits.FINDERS,
    **meets.FINDERS,
}
