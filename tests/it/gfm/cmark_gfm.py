"""A list of Markdown texts in JSON becomes a list of HTML, by cmark-gfm with GitHub's extensions."""

import json
import sys

from cmarkgfm import github_flavored_markdown_to_html
from cmarkgfm.cmark import Options

OPTIONS = Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES
texts = json.load(sys.stdin)
json.dump([github_flavored_markdown_to_html(text, OPTIONS) for text in texts], sys.stdout)
