import pytest

from analyzer.facts.hiding import hide, show


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a = 'b' # c\nd", "a = \0000\000 \nd"),
        ("r'\\' + \"'\"", 'r\0000\000"'),
        ("'''a\n'b'\n''' + \"\"\"c\"\"\"", "\0000\n\n\000 + \0001\000"),
        ("'a\\\nb' c", "\0000\n\000 c"),
        ("don't 'a' '", "don\0000\000a\0001\000"),
        ("'never closed\n'a'", "'never closed\n\0000\000"),
        ("'''never closed\n'a'", "'''never closed\n\0000\000"),
        ("f'{a['b']} {{' + c", "f\0000\000 + c"),
        ("f'{f'{a['b']}'}' + c", "f\0000\000 + c"),
        ("f'{a' + c", "f\0000\000 + c"),
        ("f'''{a}''' 'b'", "f\0000\000 \0001\000"),
        ("'#' # '", "\0000\000 "),
    ],
)
def test_strings_are_hidden_and_comments_gone(text, shown):
    assert hide(text)[0] == shown


@pytest.mark.parametrize("text", ['a = \'b\' + """c\n\n"""\nd', "f'{a}' rb'\\''", "'", '"""', "''' \\'''"])
def test_strings_come_back_as_they_were(text):
    assert show(*hide(text)) == text


@pytest.mark.parametrize(
    ("newer", "older"),
    [
        ("f'{a['b']}'", "f'''{a['b']}'''"),
        ('f"{a["b"]}c{"d"}"', 'f"""{a["b"]}c{"d"}"""'),
        ("f\"{'\\n'.join(a)}\\n\"", 'f"""{\'/n\'.join(a)}\\n"""'),
        ("f'{{\\n'", "f'''{{\\n'''"),
    ],
)
def test_quotes_and_backslashes_in_the_holes_of_an_f_string_become_readable(newer, older):
    assert show(*hide(newer)) == older


@pytest.mark.parametrize("unit", ["'''\\'''", '"""', "f'{", "f'{f\"{", "'\\", "((", "#"])
def test_time_grows_with_the_length_of_hostile_text(unit):
    text = unit * 50_000  # quadratic work would not end
    assert hide(text)[0].count("\n") == 0
