"""The HTML report in a real Chromium."""

from pathlib import Path

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from analyzer.model.decomposition import Decomposition
from analyzer.report.html import render_html
from analyzer.report.map import map_request
from tests import decompositions
from tests.browser.chromium import (
    CLICK_EVERYTHING,
    WIDER_THAN_THE_PAGE,
    check_behaviour,
    complaints,
    needs_chromium,
    open_page,
    requests,
)
from tests.report.hostile import HOSTILE, hostile

pytestmark = [pytest.mark.browser, needs_chromium]


def write(made: Decomposition, folder: Path) -> Path:
    """Write the report of a decomposition and return where it lies."""
    path = folder / "report.html"
    path.write_text(render_html(made, decompositions.grid_layout(map_request(made))), encoding="utf-8")
    return path


@pytest.mark.parametrize("dark", [False, True])
def test_clicking_everything_asks_for_nothing_and_complains_of_nothing(tmp_path: Path, dark: bool) -> None:
    page = write(decompositions.small(), tmp_path)
    with open_page(page, tmp_path / "profile", dark=dark) as driver:
        assert driver.execute_script(CLICK_EVERYTHING)
        assert complaints(driver) == []
        assert requests(driver, page) == []


def test_hostile_names_run_no_script(tmp_path: Path) -> None:
    page = write(hostile("".join(HOSTILE[:12])), tmp_path)
    with open_page(page, tmp_path / "profile") as driver:
        for name in HOSTILE:
            write(hostile(name), tmp_path)
            driver.get(page.as_uri())
            assert driver.execute_script(CLICK_EVERYTHING), name
        assert complaints(driver) == []
        assert requests(driver, page) == []


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [390, 1280])
def test_the_report_of_the_sample_application(sample_report: Path, tmp_path: Path, width: int, dark: bool) -> None:
    page = sample_report / "decompose-report.html"
    with open_page(page, tmp_path / "profile", width=width, dark=dark) as driver:
        assert driver.find_element(By.ID, "picture").is_displayed()
        check_behaviour(driver, page)


@pytest.mark.parametrize("made", [decompositions.small(), decompositions.large(), hostile("n" * 300)])
@pytest.mark.parametrize("width", [390, 1280])
def test_the_page_never_scrolls_sideways(tmp_path: Path, made: Decomposition, width: int) -> None:
    with open_page(write(made, tmp_path), tmp_path / "profile", width=width) as driver:
        driver.execute_script("document.querySelectorAll('details').forEach((details) => { details.open = true; })")
        assert driver.execute_script(WIDER_THAN_THE_PAGE) <= 0


def test_names_above_the_matrix_stand_upright_on_a_phone(tmp_path: Path) -> None:
    with open_page(write(decompositions.small(), tmp_path), tmp_path / "profile", width=390) as driver:
        boxes = [
            head.rect for head in driver.find_elements(By.CSS_SELECTOR, "#matrix .grid thead th:not(.corner) > span")
        ]
        assert boxes
        assert [box for box in boxes if box["width"] > 30] == []


def test_a_column_sorts_both_ways(tmp_path: Path) -> None:
    with open_page(write(decompositions.small(), tmp_path), tmp_path / "profile") as driver:
        header = driver.find_element(By.XPATH, "//section[@id='services']//th[button='Modules']")
        seen = []
        for _ in range(2):
            header.find_element(By.TAG_NAME, "button").click()
            cells = driver.find_elements(By.CSS_SELECTOR, "#services tbody td:nth-child(2)")
            seen.append((header.get_attribute("aria-sort"), [int(cell.text) for cell in cells]))
        down, up = seen
        assert down == ("descending", sorted(down[1], reverse=True))
        assert up == ("ascending", sorted(up[1]))


def test_looking_up_a_module_leads_to_its_row(tmp_path: Path) -> None:
    with open_page(write(decompositions.medium(), tmp_path), tmp_path / "profile") as driver:
        driver.find_element(By.TAG_NAME, "body").send_keys("/")
        box = driver.switch_to.active_element
        assert box.get_attribute("id") == "find"
        box.send_keys("shop.views.bill")
        assert driver.find_element(By.CSS_SELECTOR, "#found li").text.startswith("shop.views.billing")
        box.send_keys(Keys.ENTER)
        row = driver.find_element(By.ID, "module-shop-views-billing")
        assert row.is_displayed()
        assert driver.execute_script("return location.hash") == "#module-shop-views-billing"


def test_filtering_keeps_the_rows_with_every_word(tmp_path: Path) -> None:
    with open_page(write(decompositions.small(), tmp_path), tmp_path / "profile") as driver:
        box = driver.find_element(By.CSS_SELECTOR, "#services .filter input")
        box.send_keys("bill")
        rows = driver.find_elements(By.CSS_SELECTOR, "#services tbody tr")
        driver.execute_async_script("setTimeout(arguments[0], 200)")
        assert [row.is_displayed() for row in rows].count(True) == 1
        assert driver.find_element(By.CSS_SELECTOR, "#services .filter output").text == "1 of 6"


def test_a_service_on_the_map_can_be_pinned_and_let_go(tmp_path: Path) -> None:
    with open_page(write(decompositions.small(), tmp_path), tmp_path / "profile") as driver:
        driver.find_element(By.CSS_SELECTOR, ".box").send_keys(Keys.ENTER)
        pinned = driver.find_element(By.ID, "pinned")
        assert "uses" in pinned.text
        driver.find_element(By.TAG_NAME, "body").send_keys(Keys.ESCAPE)
        assert not pinned.is_displayed()


def test_everything_is_there_without_a_script(tmp_path: Path) -> None:
    text = write(decompositions.small(), tmp_path).read_text(encoding="utf-8")
    page = tmp_path / "plain.html"
    page.write_text(text[: text.rindex("<script>")] + "</body></html>", encoding="utf-8")
    with open_page(page, tmp_path / "profile") as driver:
        assert "17.9%" in driver.find_element(By.CSS_SELECTOR, ".cards").text
        assert driver.find_element(By.ID, "picture").is_displayed()
        assert not driver.find_element(By.CSS_SELECTOR, ".filter").is_displayed()


CLIPPED = """
const wide = document.documentElement.clientWidth;
return [...document.querySelectorAll(".list tbody > tr > *")].filter((cell) => {
  const box = cell.getBoundingClientRect();
  return box.width && (box.left < 0 || box.right > wide || cell.scrollWidth > cell.clientWidth + 1);
}).map((cell) => cell.textContent.trim().slice(0, 60));
"""


@pytest.mark.parametrize("made", [decompositions.small(), decompositions.large(), hostile("n" * 300)])
@pytest.mark.parametrize("width", [390, 800])
def test_no_cell_of_a_list_is_clipped_where_the_page_is_narrow(tmp_path: Path, made: Decomposition, width: int) -> None:
    with open_page(write(made, tmp_path), tmp_path / "profile", width=width) as driver:
        driver.execute_script("document.querySelectorAll('details').forEach((details) => { details.open = true; })")
        assert driver.execute_script(CLIPPED) == []


def test_every_cell_of_a_card_says_which_column_it_was(sample_report: Path, tmp_path: Path) -> None:
    with open_page(sample_report / "decompose-report.html", tmp_path / "profile", width=390) as driver:
        label = "return getComputedStyle(arguments[0], '::before').content"
        cell = driver.find_element(By.CSS_SELECTOR, "#processes tbody tr td:last-child")
        assert driver.execute_script(label, cell) == '"Stated in"'
        assert driver.execute_script(CLIPPED) == []


def test_on_paper_the_numbers_stand_side_by_side(sample_report: Path, tmp_path: Path) -> None:
    with open_page(sample_report / "decompose-report.html", tmp_path / "profile", width=688) as driver:
        driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
        tops = [card.rect["y"] for card in driver.find_elements(By.CSS_SELECTOR, ".card")]
        assert len(set(tops)) == 2
        assert driver.execute_script(WIDER_THAN_THE_PAGE) <= 0
