"""One module a screen: from what was asked to a frozen page."""
