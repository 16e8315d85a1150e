"""The front page and the lists that lead into the site: themes, practices, countries, ways to take part."""

from __future__ import annotations

from html import escape

from scripts.frontend.drawings import drawing
from scripts.model import Choice, Practice
from scripts.pages.context import PageContext
from scripts.pages.practice import practice_card, practice_link


def theme_practices(view: PageContext, theme: str) -> list[Practice]:
    """The practices of a theme, by number."""
    return [p for p in view.content.practices if p.theme == theme]


def hero(view: PageContext) -> str:
    """The front page's picture with what this is in two sentences, and the search."""
    page = view.content.pages[view.lang, "index"]
    return (
        f'<div class="hero">{drawing("hero")}<div class="hero-text"><p class="kicker">{view.t("home.kicker")}</p>'
        f"<h1>{escape(page.title)}</h1><p>{view.t('home.lead')}</p>{search_form(view)}</div></div>"
    )


def search_form(view: PageContext) -> str:
    """A plain form that leads to the search page; the header's script takes it over where it can."""
    action = view.url("search")
    return (
        f'<form class="search-form" role="search" action="{action}" method="get">'
        f'<label for="home-q">{view.t("search.label")}</label>'
        f'<span><input id="home-q" name="q" type="search" autocomplete="off" placeholder="{view.t("search.example")}">'
        f'<button type="submit">{view.t("search.button")}</button></span></form>'
    )


def themes(view: PageContext) -> str:
    """The three themes, each with its practices."""
    return "\n\n".join(_theme_block(view, theme) for theme in view.content.vocabulary["themes"].values())


def _theme_block(view: PageContext, theme: Choice) -> str:
    letter = str(theme.extra["letter"])
    items = "".join(
        f'<li><a href="{view.url(p.key)}">{drawing(p.stem)}<span class="number">{p.number}</span>'
        f"<span>{escape(view.practice_title(p))}</span></a></li>"
        for p in theme_practices(view, theme.id)
    )
    name = escape(theme.label[view.lang])
    return (
        f'<section class="theme-block theme-{theme.id}"><h3>{drawing(f"theme-{letter.lower()}")}'
        f'<a href="{view.url(f"themes/{theme.id}")}"><span class="kicker">{view.t("theme.letter", letter=letter)}</span> '
        f'{name}</a></h3><ol class="practice-list" start="{theme_practices(view, theme.id)[0].number}">{items}</ol></section>'
    )


def theme_list(view: PageContext) -> str:
    """The practices of the theme whose page is being rendered, as cards."""
    theme = view.key.removeprefix("themes/")
    cards = "".join(practice_card(view, p) for p in theme_practices(view, theme))
    return f'<ul class="cards">{cards}</ul>'


def all_practices(view: PageContext) -> str:
    """All 17 as cards, under their themes."""
    parts = []
    for theme in view.content.vocabulary["themes"].values():
        cards = "".join(practice_card(view, p) for p in theme_practices(view, theme.id))
        title = f"{theme.extra['letter']}. {theme.label[view.lang]}"
        parts.append(f'## {title} {{ #{theme.id} }}\n\n<ul class="cards">{cards}</ul>')
    return "\n\n".join(parts)


def countries(view: PageContext) -> str:
    """The five countries and the international records, with their counts."""
    items = []
    for country in view.content.vocabulary["countries"]:
        records = [r for r in view.content.evidence if r.country == country]
        practices = {n for r in records for n in r.practices}
        key = f"countries/{country.lower()}"
        count = f"<b>{len(records)}</b> {view.t('home.country-counts', practices=len(practices))}"
        items.append(f'<li><a href="{view.url(key)}">{view.label("countries", country)}</a> <span class="meta">{count}</span></li>')
    return f'<ul class="countries">{"".join(items)}</ul>'


def doors(view: PageContext) -> str:
    """What each kind of reader can do first: by role."""
    roles = [a for a in view.content.vocabulary["actors"] if a != "international"]
    items = "".join(
        f"<li>{drawing(f'role-{role}')}{view.link(f'roles/{role}', view.label('actors', role))}"
        f"<p>{escape(view.content.pages[view.lang, f'roles/{role}'].description)}</p></li>"
        for role in roles
    )
    return f'<ul class="doors">{items}</ul>'


def sentences(view: PageContext) -> str:
    """The 17 sentences of the forum, verbatim, each leading to its practice."""
    items = "".join(f'<li><q lang="es">{escape(p.statement.es)}</q> {practice_link(view, p)}</li>' for p in view.content.practices)
    return f'<ol class="sentences">{items}</ol>'


def summary(view: PageContext) -> str:
    """The forum's executive summary as it was handed over, in Spanish, its own line breaks and emphasis kept."""
    lines = [line.strip() for line in view.content.forum_text.splitlines() if line.strip()]
    paragraphs = "".join(f"<p>{_emphasis(escape(line))}</p>" for line in lines)
    return f'<blockquote class="document" lang="es">{paragraphs}</blockquote>'


def _emphasis(text: str) -> str:
    parts = text.split("**")
    return "".join(f"<strong>{part}</strong>" if i % 2 else part for i, part in enumerate(parts))
