"""Binds every feature file; the recorder checks that none was missed."""

from pytest_bdd import scenarios

scenarios("../features")
