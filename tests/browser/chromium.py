"""A fresh headless Chromium that keeps count of what a page asks for. I/O: starts a browser."""

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service

BROWSER, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

needs_chromium = pytest.mark.skipif(
    (BROWSER is None or DRIVER is None) and os.environ.get("CI") != "true",
    reason="no Chromium and driver here; under CI=true this fails instead",
)

CLICK_EVERYTHING = """
const all = (selector) => [...document.querySelectorAll(selector)];
all("details").forEach((details) => { details.open = true; });
all("summary, th button, .box, .button, .permalink").forEach((element) => {
  element.dispatchEvent(new MouseEvent("mouseenter"));
  element.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
});
all("input[type=search]").forEach((input) => {
  input.dispatchEvent(new FocusEvent("focus"));
  input.value = "s";
  input.dispatchEvent(new InputEvent("input", { bubbles: true }));
});
for (const key of ["?", "Escape", "j", "k", "e", "w", "/"]) {
  document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
}
return window.__pwn === undefined;
"""
WIDER_THAN_THE_PAGE = "return document.documentElement.scrollWidth - document.documentElement.clientWidth"


@contextmanager
def open_page(path: Path, profile: Path, width: int = 1280, dark: bool = False) -> Iterator[webdriver.Chrome]:
    """Open a file in a new browser with an empty profile; `width` below 500 is a phone."""
    assert BROWSER, "Chromium is not installed"
    assert DRIVER, "chromedriver is not installed"
    options = webdriver.ChromeOptions()
    options.binary_location = BROWSER
    for flag in (*FLAGS, f"--user-data-dir={profile}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(DRIVER))
    try:
        screen = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500}
        driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        motion = {"name": "prefers-reduced-motion", "value": "reduce"}
        driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [scheme, motion]})
        driver.get(path.as_uri())
        yield driver
    finally:
        driver.quit()


def check_behaviour(driver: webdriver.Chrome, page: Path) -> None:
    """Click everything: nothing widens the page, complains, or asks for anything."""
    assert driver.execute_script(WIDER_THAN_THE_PAGE) <= 0
    assert driver.execute_script(CLICK_EVERYTHING)
    assert driver.execute_script(WIDER_THAN_THE_PAGE) <= 0
    assert complaints(driver) == []
    assert requests(driver, page) == []


def complaints(driver: webdriver.Chrome) -> list[str]:
    """Return everything the console holds: errors, warnings, violations of the policy."""
    return [entry["message"] for entry in driver.get_log("browser")]


def requests(driver: webdriver.Chrome, page: Path) -> list[str]:
    """Return what was asked for beside the page itself and data it carries."""
    found = [json.loads(entry["message"])["message"] for entry in driver.get_log("performance")]
    asked: list[dict[str, Any]] = [row["params"] for row in found if row["method"] == "Network.requestWillBeSent"]
    urls = [row["request"]["url"].partition("#")[0] for row in asked]
    return [url for url in urls if url != page.as_uri() and not url.startswith(("data:", "about:", "chrome"))]
