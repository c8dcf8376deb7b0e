"""One way to sit at a page in three engines: Playwright drives two, Selenium the third."""

import json
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Protocol

from playwright.sync_api import Browser, Page, Playwright
from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.actions.action_builder import ActionBuilder
from selenium.webdriver.common.actions.pointer_input import PointerInput
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.common.proxy import Proxy, ProxyType
from selenium.webdriver.remote.client_config import ClientConfig
from selenium.webdriver.remote.remote_connection import RemoteConnection
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service
from urllib3.exceptions import HTTPError

from tests.browsers import MISSING, find_firefox, find_webkit

PATIENCE = 15.0  # seconds


class Seat(Protocol):
    """Somebody in front of one page: what they do, and what the engine tells."""

    engine: str
    complaints: list[str]
    requests: list[str]

    def open(self, address: str) -> None:
        """Go to an address, and wait until the page is there."""

    def run(self, function: str, *words: Any) -> Any:
        """Call a JavaScript function in the page; give what it returns, or its promise holds."""

    def press(self, *keys: str) -> None:
        """Press keys by their names in JavaScript, one after the other."""

    def tap(self, x: float, y: float) -> None:
        """Touch a point of what is seen. Only Chromium's driver makes this a touch, the others a click."""

    def resize(self, width: int, height: int) -> None:
        """Give the page so many CSS pixels. WebKitGTK's smallest window has 334."""

    def picture(self, path: Path) -> None:
        """Save what is seen as a PNG."""

    def close(self) -> None:
        """Get up."""


def until(seat: Seat, function: str, *words: Any) -> Any:
    """Wait until a function gives something; while a page changes for another, there is none to ask."""
    end, error = time.monotonic() + PATIENCE, None
    while time.monotonic() < end:
        try:
            if found := seat.run(function, *words):
                return found
        except Exception as one:  # each driver has its own errors for a page that goes away
            error = one
        time.sleep(0.03)
    raise AssertionError(f"{seat.engine} never came to {function} {words}") from error


class PlaywrightSeat:
    """A page of Chromium or Firefox."""

    def __init__(self, engine: str, browser: Browser, **options: Any) -> None:
        self.engine = engine
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self._context = browser.new_context(viewport={"width": 360, "height": 640}, **options)
        self._context.set_default_timeout(PATIENCE * 1000)
        self.page: Page = self._context.new_page()
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", lambda m: m.type in ("error", "warning") and self.complaints.append(m.text))

    def open(self, address: str) -> None:
        """Go to an address, and wait until the page is there."""
        self.page.goto(address)

    def run(self, function: str, *words: Any) -> Any:
        """Call a JavaScript function in the page; give what it returns, or its promise holds."""
        return self.page.evaluate(f"(words) => ({function})(...words)", list(words))

    def press(self, *keys: str) -> None:
        """Press keys by their names in JavaScript, one after the other."""
        for key in keys:
            self.page.keyboard.press(key)

    def tap(self, x: float, y: float) -> None:
        """Touch a point in Chromium; click there in Firefox, whose driver has no touch."""
        if self.engine == "chromium":
            self.page.touchscreen.tap(x, y)
        else:
            self.page.mouse.click(x, y)

    def resize(self, width: int, height: int) -> None:
        """Give the page so many CSS pixels."""
        self.page.set_viewport_size({"width": width, "height": height})

    def picture(self, path: Path) -> None:
        """Save what is seen as a PNG."""
        self.page.screenshot(path=path)

    def close(self) -> None:
        """Close the page, and all that its visitor left behind."""
        self._context.close()


class WebKitSeat:
    """A window of WebKitGTK without a toolbar, so that it can be as narrow as a phone."""

    engine = "webkit"

    def __init__(self, driver: webdriver.Remote) -> None:
        self.complaints: list[str] = []
        self.requests: list[str] = []  # its driver doesn't tell: the proxy does
        self._driver = driver
        self._home = driver.current_window_handle
        before = set(driver.window_handles)
        driver.execute_script("open('about:blank', '', 'popup,noopener,width=360,height=640')")
        end = time.monotonic() + PATIENCE
        while not (fresh := set(driver.window_handles) - before):
            assert time.monotonic() < end, "WebKitGTK opened no window"
            time.sleep(0.03)
        driver.switch_to.window(fresh.pop())

    def open(self, address: str) -> None:
        """Go to an address, and wait until the page is there."""
        self._driver.get(address)

    def run(self, function: str, *words: Any) -> Any:
        """Call a JavaScript function in the page; give what it returns, or its promise holds."""
        # As JSON, for its driver knows no other way for what holds nothing.
        script = f"return Promise.resolve(({function})(...arguments)).then((found) => JSON.stringify(found))"
        found = self._driver.execute_script(script, *words)
        return None if found is None else json.loads(found)

    def press(self, *keys: str) -> None:
        """Press keys by their names in JavaScript, one after the other."""
        chain = ActionChains(self._driver, duration=0)
        for key in keys:
            chain.send_keys(_KEYS.get(key, key))
        chain.perform()

    def tap(self, x: float, y: float) -> None:
        """Touch a point; its driver makes a click of a finger."""
        builder = ActionBuilder(self._driver, mouse=PointerInput("touch", "finger"), duration=0)
        builder.pointer_action.move_to_location(round(x), round(y)).pointer_down().pointer_up()
        builder.perform()

    def resize(self, width: int, height: int) -> None:
        """Give the page so many CSS pixels, or 334 where there are fewer."""
        self._driver.set_window_rect(0, 0, width, height)

    def picture(self, path: Path) -> None:
        """Save what is seen as a PNG."""
        self._driver.save_screenshot(os.fspath(path))

    def close(self) -> None:
        """Close the window."""
        self._driver.close()
        self._driver.switch_to.window(self._home)


_KEYS = {
    "Tab": Keys.TAB,
    "Enter": Keys.ENTER,
    "Escape": Keys.ESCAPE,
    "Shift": Keys.SHIFT,
    "ArrowDown": Keys.ARROW_DOWN,
    " ": Keys.SPACE,
}


def launch_firefox(playwright: Playwright, proxy: str, **settings: Any) -> Browser:
    """Start Firefox; `settings` are its preferences, with two underscores for each dot."""
    path = find_firefox()
    assert path, MISSING["firefox"]
    # Automation would let pages from files read each other, which no reader's Firefox does.
    preferences = {"security.fileuri.strict_origin_policy": True}
    preferences |= {name.replace("__", "."): value for name, value in settings.items()}
    return playwright.firefox.launch(
        executable_path=path,
        channel="moz-firefox",  # drives the ordinary Firefox; without it, only Playwright's own
        proxy={"server": f"http://{proxy}", "bypass": "127.0.0.1"},
        firefox_user_prefs=preferences,
    )


@contextmanager
def display() -> Iterator[str]:
    """Make a screen that nobody sees."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1400x1000x24", "-nolisten", "tcp"]
    screen = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read) as told:
        number = told.readline().strip()
    assert number, "Xvfb made no screen"
    yield f":{number}"
    screen.terminate()
    screen.wait(10)


@contextmanager
def launch_webkit(screen: str, proxy: str, settings_folder: Path, *words: str) -> Iterator[webdriver.Remote]:
    """Start WebKitGTK with more words for its command line; GTK's settings come from the folder."""
    found = find_webkit()
    assert found, MISSING["webkit"]
    driver, browser = found
    options = Options()
    options.binary_location = browser
    for word in ("--automation", "--javascript-can-open-windows-automatically=true", *words):
        options.add_argument(word)
    proxies = {"proxyType": "manual", "httpProxy": proxy, "sslProxy": proxy, "noProxy": ["127.0.0.1"]}
    options.set_capability("proxy", proxies)
    environment = {**os.environ, "DISPLAY": screen, "XDG_CONFIG_HOME": os.fspath(settings_folder)}
    service, started = _start_patiently(driver, environment, options)
    try:
        yield started
    finally:
        with suppress(WebDriverException, HTTPError):  # gone already
            started.quit()
        _end(service)


def _start_patiently(
    driver: str, environment: dict[str, str], options: Options
) -> tuple[Service, webdriver.Remote]:
    """Start the driver and its browser; now and then the browser never answers the driver, so ask anew."""
    for _ in range(3):
        service = Service(driver, env=environment, popen_kw={"start_new_session": True})
        service.start()
        direct = Proxy({"proxyType": ProxyType.DIRECT})  # whatever the environment says
        config = ClientConfig(service.service_url, timeout=2 * PATIENCE, proxy=direct)
        try:
            started = webdriver.Remote(RemoteConnection(client_config=config), options=options)
        except (WebDriverException, HTTPError) as error:
            _end(service)
            last = error
            continue
        started.set_page_load_timeout(PATIENCE)
        started.set_script_timeout(PATIENCE)
        return service, started
    raise AssertionError("WebKitGTK didn't start in three times") from last


def _end(service: Service) -> None:
    """End the driver with the browser that it started: they have a process group of their own."""
    group = service.process.pid
    with suppress(WebDriverException, OSError):
        service.stop()
    with suppress(ProcessLookupError):
        os.killpg(group, signal.SIGKILL)
