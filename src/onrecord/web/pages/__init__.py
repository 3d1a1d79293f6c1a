"""The pages: one file each, listed here in the order of the navigation."""

from onrecord.web.pages import actors, claims, failures, home, places, quoted, reports, signin

ROUTERS = (
    home.router,
    claims.router,
    reports.router,
    actors.router,
    places.router,
    quoted.router,
    failures.router,
    signin.router,
)
