import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzer.facts.deployment.shell import LONGEST_SCRIPT, read_commands


def words(text):
    return [" ".join(one.words) for one in read_commands(text)]


def within(text):
    return [(one.within, " ".join(one.words)) for one in read_commands(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("migrate && serve --bind 0.0.0.0:80", ["migrate", "serve --bind 0.0.0.0:80"]),
        ("a; b | c &", ["a", "b", "c"]),
        ("serve \\\n  --workers 4", ["serve --workers 4"]),
        ("serve 'one word' \"another \"'one'", ["serve one word another one"]),
        ("A=1 B='2 3' serve", ["serve"]),
        ("serve > log 2>&1 < /dev/null", ["serve"]),
        ("serve # not this\nwork#1", ["serve", "work#1"]),
        ("serve -w ${WORKERS:-4} $PORT", ["serve -w 4 $PORT"]),
        ("cat <<EOF\nserve\nEOF\nwork", ["cat", "work"]),
        ("sh -c 'migrate && exec serve'", ["migrate", "exec serve"]),
        ("exec /bin/bash -lc \"sh -c 'serve'\"", ["serve"]),
        ("serve $(hostname -f) `date`", ["serve $(hostname -f) `date`"]),
    ],
)
def test_finds_commands(text, found):
    assert words(text) == found


def test_says_in_which_function_branch_and_condition_a_command_stands():
    text = """
start() {
  serve
}
if [ -n "$DEBUG" ]; then
  debug
else serve; fi
case "$1" in
  web|server) start ;;
  *)
    exec "$@"
    ;;
esac
after
"""
    assert within(text) == [
        (("function start",), "serve"),
        (("if",), "[ -n $DEBUG ]"),
        (("if",), "debug"),
        (("if",), "serve"),
        (("case web|server",), "start"),
        (("case *",), "exec $@"),
        ((), "after"),
    ]


def test_a_choice_by_anything_but_the_first_argument_is_a_condition():
    assert within("case $ROLE in web) serve ;; esac") == [(("if", "case web"), "serve")]


def test_lines_are_those_of_the_text():
    assert [one.line for one in read_commands("a\n# b\n\nc \\\n d\ncat <<X\n1\nX\ne")] == [1, 4, 6, 9]


def test_gives_up_on_a_quote_that_never_ends_and_keeps_what_stands_before_it():
    assert words("migrate\nserve 'x") == ["migrate", "serve"]


def test_a_shell_in_a_shell_in_a_shell_ends_somewhere():
    assert words("sh -c " * 50 + "x")


def test_a_script_without_end_is_cut():
    assert len(read_commands("x\n" * (LONGEST_SCRIPT + 10))) == LONGEST_SCRIPT


@given(st.text(alphabet="ab${}()'\"`\\;&|<>\n# if then case in esac fi do done", max_size=80))
def test_any_text_is_read(text):
    assert isinstance(read_commands(text), tuple)
