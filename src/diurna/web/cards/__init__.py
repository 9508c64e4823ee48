"""Entries as the page shows them: frozen cards whose every quotation leads to its words."""

from diurna.web.cards.bits import Bit, Card, Quote
from diurna.web.cards.entries import card_of
from diurna.web.cards.lens import Lens

__all__ = ["Bit", "Card", "Lens", "Quote", "card_of"]
