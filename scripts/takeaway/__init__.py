"""What readers take away: documents, pictures, calendars, texts for programs, a copy for where there is no network.

Everything is made from the same content and pages as the site; `all` says what there is, `store` keeps what is heavy to make.
"""
