"""Builds the spaCy pipeline and turns a report's body passages into parsed text."""
