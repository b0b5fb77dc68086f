from analyzer.sources.deployment import LARGEST_DEPLOYMENT, MOST_DEPLOYMENTS
from analyzer.sources.discovery import find_sources
from tests.sources.test_discovery import WALK, make, slugs


def test_only_the_first_bytes_of_a_large_file_are_read_and_any_bytes_are_text(tmp_path):
    make(tmp_path, "shop.py", "Dockerfile")
    (tmp_path / "Procfile").write_bytes(b"web: \xff\n" + b"#" * LARGEST_DEPLOYMENT)
    tree = find_sources([str(tmp_path)], WALK)
    found = tree.deployments
    assert sorted(found) == ["Dockerfile", "Procfile"]
    assert found["Procfile"].startswith("web: \ufffd\n")
    assert len(found["Procfile"]) == LARGEST_DEPLOYMENT
    assert slugs(tree) == [("file-cut", "Procfile")]


def test_a_file_of_the_largest_size_is_whole(tmp_path):
    make(tmp_path, "shop.py")
    (tmp_path / "Procfile").write_bytes(b"#" * LARGEST_DEPLOYMENT)
    assert slugs(find_sources([str(tmp_path)], WALK)) == []


def test_a_large_program_that_lies_among_scripts_is_no_text_that_was_cut(tmp_path):
    make(tmp_path, "shop.py", "bin/shop")
    (tmp_path / "bin/shop").write_bytes(b"\x7fELF\0" + b"#" * LARGEST_DEPLOYMENT)
    assert slugs(find_sources([str(tmp_path)], WALK)) == []


def test_files_beyond_the_most_that_are_read_are_one_problem(tmp_path):
    make(tmp_path, "shop.py", *(f"deploy/{number:04}.yaml" for number in range(MOST_DEPLOYMENTS + 2)))
    tree = find_sources([str(tmp_path)], WALK)
    assert len(tree.deployments) == MOST_DEPLOYMENTS
    assert slugs(tree) == [("too-many-files", f"deploy/{MOST_DEPLOYMENTS:04}.yaml")]
