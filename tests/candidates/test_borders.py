from analyzer.candidates.borders import join_parted_by_names
from analyzer.model.cut import View


def view(name, *pairs):
    return View(name, "?", tuple(sorted((*sorted(pair), 1.0) for pair in pairs)))


GROUPS = {"login": 0, "user": 0, "profile": 1, "avatar": 1, "invoice": 2, "payment": 2, "card": 2}
INSIDE = [("login", "user"), ("profile", "avatar"), ("invoice", "payment"), ("payment", "card"), ("invoice", "card")]
ACROSS = [("login", "profile"), ("user", "profile"), ("user", "avatar"), ("login", "avatar")]


def sets(groups):
    return sorted(sorted(name for name in groups if groups[name] == group) for group in set(groups.values()))


def test_what_behaviour_holds_together_is_one_service_whatever_the_names_say():
    views = (view("structure", *INSIDE, *ACROSS), view("vocabulary", *INSIDE))
    assert sets(join_parted_by_names(GROUPS, views)) == [
        ["avatar", "login", "profile", "user"],
        ["card", "invoice", "payment"],
    ]


def test_what_behaviour_parts_stays_apart_whatever_the_names_say():
    views = (view("structure", *INSIDE), view("vocabulary", *INSIDE, *ACROSS))
    assert sets(join_parted_by_names(GROUPS, views)) == sets(GROUPS)


def test_nothing_is_joined_where_behaviour_is_not_known():
    assert sets(join_parted_by_names(GROUPS, (view("vocabulary", *INSIDE, *ACROSS),))) == sets(GROUPS)


def test_two_services_are_left_and_none_that_holds_almost_everything():
    tied = {"a": 0, "b": 1, "c": 2, "d": 3}
    views = (view("data", ("a", "b"), ("b", "c"), ("c", "d"), ("a", "d"), ("a", "c"), ("b", "d")),)
    assert len(sets(join_parted_by_names(tied, views))) >= 2
    assert sets(join_parted_by_names({"a": 0, "b": 1}, (view("data", ("a", "b")),))) == [["a"], ["b"]]
