from analyzer.facts.cutting import between, margin_lines, pieces, statement_lines

TEXT = """\
import a
x = [
1,
]
@d
def f():
    '''
doc
    '''
    if x:
        y()
    else:
        z()
    return \\
1
# comment
class K: pass
"""


def test_statements_begin_outside_of_strings_brackets_and_continued_lines():
    assert [line.number for line in statement_lines(TEXT)] == [0, 1, 4, 5, 6, 9, 10, 11, 12, 13, 16]


def test_pieces_hold_decorators_and_else():
    lines = statement_lines(TEXT)
    assert pieces(lines, 0, 17, 0) == [(0, 1), (1, 4), (4, 16), (16, 17)]
    assert pieces(lines, 6, 16, 4) == [(6, 9), (9, 13), (13, 16)]
    assert pieces([], 0, 0, 0) == []


def test_a_definition_at_the_margin_ends_brackets_that_were_never_closed():
    assert [line.number for line in statement_lines("x = f(1,\n  2\ny\ndef g(): pass\nz\n")] == [0, 3, 4]


def test_lines_at_the_margin_are_seen_wherever_they_stand():
    assert [line.number for line in margin_lines("'''\ndef f():\n  a\n# b\n\nelse:\n'''\n")] == [0, 1, 5, 6]


def test_a_tab_is_as_wide_as_for_python():
    assert [line.indent for line in statement_lines("if a:\n\tb\n    \tc\n")] == [0, 8, 8]


def test_lines_between_two_numbers():
    lines = statement_lines("a\nb\nc\nd\n")
    assert [line.number for line in between(lines, 1, 3)] == [1, 2]
