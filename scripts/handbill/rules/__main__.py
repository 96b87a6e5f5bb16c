"""`python -m handbill.rules`: prints the handbook's page of rules."""

from __future__ import annotations

import sys

from handbill.rules.page import page

sys.stdout.write(page())
