"""Settings that all tests share."""

import signal

from hypothesis import HealthCheck, settings

from tests.no_outside import keep_inside

# Machines differ in speed; a test judges results, never time (bench/ measures that).
settings.register_profile("onrecord", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("onrecord")
keep_inside()

# A shell that runs the tests in the background has Ctrl-C ignored, and so would all that they start.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
