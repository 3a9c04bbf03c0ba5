"""Readers' streams: bulletins pushed to every open page, resumed by number. No task a reader."""
