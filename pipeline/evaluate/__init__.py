"""Measure the stages against labelled data."""
