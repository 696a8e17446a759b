"""Tests of the benchmarks: of how they count, and that none of them has rotted."""
