from analyzer.sources.deployment import LARGEST_DEPLOYMENT
from analyzer.sources.discovery import find_sources
from tests.sources.test_discovery import WALK, make


def test_only_the_first_bytes_of_a_large_file_are_read_and_any_bytes_are_text(tmp_path):
    make(tmp_path, "shop.py", "Dockerfile")
    (tmp_path / "Procfile").write_bytes(b"web: \xff\n" + b"#" * LARGEST_DEPLOYMENT)
    found = find_sources([str(tmp_path)], WALK).deployments
    assert sorted(found) == ["Dockerfile", "Procfile"]
    assert found["Procfile"].startswith("web: \ufffd\n")
    assert len(found["Procfile"]) == LARGEST_DEPLOYMENT
