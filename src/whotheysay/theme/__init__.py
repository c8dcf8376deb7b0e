"""What the site looks like, and the Leave function: templates, styles and scripts for Sphinx."""

from pathlib import Path

TEMPLATES = Path(__file__).parent / "templates"
"""The folder for Sphinx's `templates_path`: its page.html and search.html take the place of Furo's."""

STATIC = Path(__file__).parent / "static"
"""The folder for Sphinx's `html_static_path`."""
