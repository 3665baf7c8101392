"""Measurements: scores against gold files, benchmarks against baselines, training of the calibration."""
