"""What reaches the terminal."""

import io
import sys

import pytest

from analyzer.cli.terminal import COLOR, is_terminal, plain, say, show


def test_control_and_bidirectional_characters_are_escapes():
    assert plain("a\x1b[31m\r\u202eb\nc") == "a\\x1b[31m\\r\\u202eb\\nc"


def test_what_the_encoding_lacks_is_an_escape(monkeypatch):
    stream = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", stream)
    show("größe · 日\n")
    assert stream.buffer.getvalue() == b"gr\\xf6\\xdfe \\xb7 \\u65e5\n"


def test_closed_streams_are_no_fault(monkeypatch):
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    show("a")
    say("b")
    assert not is_terminal()


def test_markup_emoji_and_long_lines_are_left_alone(capsys):
    text = "[/x] [bold]no[/bold] :smile: " + "y" * 300
    show(text)
    say(text)
    printed = capsys.readouterr()
    assert printed.out == text + "\n"
    assert printed.err == text + "\n"


@pytest.mark.parametrize(("choice", "colored"), [("auto", False), ("never", False), ("always", True)])
def test_color_away_from_a_terminal(capsys, monkeypatch, choice, colored):
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    token = COLOR.set(choice)
    show("  ! look")
    COLOR.reset(token)
    assert ("\x1b[" in capsys.readouterr().out) == colored


def test_no_color_is_honoured(capsys, monkeypatch):
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    show("  ! look")
    assert "\x1b[3" not in capsys.readouterr().out
