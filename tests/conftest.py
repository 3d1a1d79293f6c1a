"""Settings that all tests share."""

from hypothesis import HealthCheck, settings

from tests.no_outside import keep_inside

# Machines differ in speed; a test judges results, never time (bench/ measures that).
settings.register_profile("onrecord", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("onrecord")
keep_inside()
