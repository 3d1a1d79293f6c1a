"""The pages: one file each, listed here in the order of the navigation."""

from onrecord.web.pages import (
    about,
    actors,
    adding,
    changes,
    claims,
    failures,
    home,
    judging,
    places,
    quoted,
    reports,
    review,
    search,
    signin,
)

ROUTERS = (
    home.router,
    search.router,
    claims.router,
    reports.router,
    actors.router,
    places.router,
    quoted.router,
    changes.router,
    review.router,
    judging.router,
    failures.router,
    adding.router,
    about.router,
    signin.router,
)
