"""The pages: one file each, listed here in the order of the navigation."""

from onrecord.web.pages import claims, failures, home, reports, signin

ROUTERS = (
    home.router,
    claims.router,
    reports.router,
    failures.router,
    signin.router,
)
