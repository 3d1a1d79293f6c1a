"""The pages: one file each, listed here in the order of the navigation."""

from onrecord.web.pages import claims, failures, home, signin

ROUTERS = (
    home.router,
    claims.router,
    failures.router,
    signin.router,
)
