"""Signals of our own. Arguments are listed next to each, Django does not check them."""

from django.dispatch import Signal

subscription_changed = Signal()  # subscription, previous_status
title_published = Signal()  # title
playback_finished = Signal()  # session, watched_share
encoding_finished = Signal()  # job
