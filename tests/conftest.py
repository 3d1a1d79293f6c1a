"""Settings that all tests share."""

from hypothesis import HealthCheck, settings

# Machines differ in speed; a test judges results, never time (bench/ measures that).
settings.register_profile("onrecord", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("onrecord")
