"""The tests of the case office."""
