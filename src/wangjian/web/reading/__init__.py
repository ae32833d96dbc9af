"""What the pages read: each function takes the person and answers only with rows she may see.

The one place of the web that composes querysets of the desk. Everything starts from ``visible_to``; nothing is written.
"""
