"""The pages: one file each, listed here in the order of the navigation."""

from onrecord.web.pages import failures, home, signin

ROUTERS = (
    home.router,
    failures.router,
    signin.router,
)
