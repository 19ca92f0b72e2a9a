#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Opens reports in headless Chromium and looks at them as readers would: light and dark, at the width of a phone and of a
desk, and on A4. Usage: reports.py PROGRAM MODEL... [--shots FOLDER]. One line of TAP for each report and way of looking.

First it looks at faulty.html, in which it must find every fault there is. Claims: no message on the console, no request but for the file itself, nothing overflows, contrast passes, the first stops
of the tabulator key are the first links, and what look.js looks at. Chromium is spoken to through its debugging pipe, so
nothing listens on a port."""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
LOOK = (HERE / "look.js").read_text()
SWITCHES = ("--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
            "--disable-component-update --disable-sync --hide-scrollbars --remote-debugging-pipe").split()
PATIENCE = 60  # seconds for any one answer

# name, width, height, theme, medium; A4 within its margins is 178 mm wide, 673 pixels of CSS
WAYS = [("desk-light", 1280, 900, "light", "screen"), ("desk-dark", 1280, 900, "dark", "screen"),
        ("phone-light", 360, 740, "light", "screen"), ("phone-dark", 360, 740, "dark", "screen"),
        ("paper", 673, 952, "light", "print")]


class Browser:
    """Chromium with a profile of its own, and one page."""

    def __init__(self):
        program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
        if not program:
            raise FileNotFoundError("chromium is not installed")
        self.profile = tempfile.mkdtemp()
        read_in, self.write_end = os.pipe()
        self.read_end, write_out = os.pipe()
        command = [program, *SWITCHES, f"--user-data-dir={self.profile}", "about:blank"]
        shell = ["sh", "-c", f'exec 3<&{read_in} 4>&{write_out}; exec "$@"', "sh", *command]
        self.process = subprocess.Popen(shell, pass_fds=(read_in, write_out), stderr=subprocess.DEVNULL,
                                        stdout=subprocess.DEVNULL)
        os.close(read_in)
        os.close(write_out)
        self.buffer = b""
        self.number = 0
        self.events = []
        self.session = None
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network", "DOM", "Accessibility"):
            self.ask(domain + ".enable")

    def close(self):
        os.close(self.write_end)
        os.close(self.read_end)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
        shutil.rmtree(self.profile, ignore_errors=True)

    def receive(self):
        end = time.time() + PATIENCE
        while b"\0" not in self.buffer:
            if time.time() > end:
                raise TimeoutError("the browser does not answer")
            piece = os.read(self.read_end, 1 << 20)
            if not piece:
                raise ConnectionError("the browser has ended")
            self.buffer += piece
        message, self.buffer = self.buffer.split(b"\0", 1)
        return json.loads(message)

    def ask(self, method, **parameters):
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.write_end, json.dumps(message).encode() + b"\0")
        while True:
            answer = self.receive()
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']['message']}")
                return answer["result"]
            self.events.append(answer)

    def wait_for(self, event):
        while not any(e.get("method") == event for e in self.events):
            self.events.append(self.receive())

    def evaluate(self, expression):
        result = self.ask("Runtime.evaluate", expression=expression, returnByValue=True)
        if "exceptionDetails" in result:
            raise RuntimeError(result["exceptionDetails"]["exception"].get("description", "exception"))
        return result["result"].get("value")

    def open(self, url, width, height, theme, medium):
        self.ask("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1,
                 mobile=width < 500)
        self.ask("Emulation.setEmulatedMedia", media=medium, features=[{"name": "prefers-color-scheme", "value": theme}])
        self.events = []
        self.ask("Page.navigate", url=url)
        self.wait_for("Page.loadEventFired")

    def press_tab(self):
        for kind in ("keyDown", "keyUp"):
            self.ask("Input.dispatchKeyEvent", type=kind, key="Tab", code="Tab", windowsVirtualKeyCode=9)

    def screenshot(self, path):
        import base64
        size = self.ask("Page.getLayoutMetrics")["cssContentSize"]
        shot = self.ask("Page.captureScreenshot", captureBeyondViewport=True,
                        clip={"x": 0, "y": 0, "width": size["width"], "height": min(size["height"], 16000), "scale": 1})
        path.write_bytes(base64.b64decode(shot["data"]))

    def pdf(self, path):
        import base64
        path.write_bytes(base64.b64decode(self.ask("Page.printToPDF", preferCSSPageSize=True, printBackground=False)["data"]))


def heard(events, url):
    """What the page said or asked for while it was opened."""
    found = []
    for event in events:
        method, what = event.get("method"), event.get("params", {})
        if method == "Runtime.consoleAPICalled":
            found.append("console: " + " ".join(str(a.get("value", "")) for a in what["args"]))
        elif method == "Runtime.exceptionThrown":
            found.append("exception: " + what["exceptionDetails"]["text"])
        elif method == "Log.entryAdded":
            found.append("log: " + what["entry"]["text"])
        elif method == "Network.requestWillBeSent" and what["request"]["url"] != url:
            found.append("request: " + what["request"]["url"])
    return found


def by_keyboard(browser):
    """The tabulator key goes through links and what scrolls, in the order of the page."""
    expected = browser.evaluate("[...document.querySelectorAll('a, .wide')].filter(e => e.getClientRects().length)"
                                ".slice(0, 4).map(e => e.textContent.slice(0, 40))")
    found = []
    for _ in expected:
        browser.press_tab()
        found.append(browser.evaluate("document.activeElement.textContent.slice(0, 40)"))
    return [] if found == expected else [f"the tabulator key stops at {found}, not at {expected}"]


def unnamed(browser):
    """Pictures and tables that a screen reader would not name."""
    return [f"a screen reader is not told what this {node['role']['value']} is"
            for node in browser.ask("Accessibility.getFullAXTree")["nodes"]
            if not node.get("ignored") and node.get("role", {}).get("value") in ("image", "img", "table", "navigation")
            and not node.get("name", {}).get("value")]


def look(browser, url, way, shots):
    name, width, height, theme, medium = way
    browser.open(url, width, height, theme, medium)
    complaints = browser.evaluate(LOOK) + heard(browser.events, url)
    if medium == "screen":
        complaints += by_keyboard(browser)
    if name == "desk-light":
        complaints += unnamed(browser)
    if shots:
        stem = pathlib.Path(url).stem
        if medium == "print":
            browser.pdf(shots / f"{stem}.pdf")
        else:
            browser.screenshot(shots / f"{stem}-{name}.png")
    return complaints


# The beginning of a complaint for each fault of faulty.html.
FAULTS = ["the page is ", "reaches from ", "words leave the picture", "words leave their box", "contrast 1", "contrast 1.36 of a line",
          "a level of headings", "a table without a caption", "a table without headings", "a heading of nothing",
          "a picture without words", "what scrolls cannot", "two elements are called same", "a link to nothing",
          "the language is not said", "console: heard", "request: http://127.0.0.1:9/", "the tabulator key", "a screen reader"]


def overlooked(browser):
    """The faults of faulty.html that are not found."""
    url = (HERE / "faulty.html").as_uri()
    found = look(browser, url, WAYS[0], None)
    return [fault for fault in FAULTS if not any(one.startswith(fault) for one in found)]


def main():
    arguments = sys.argv[1:]
    shots = None
    if "--shots" in arguments:
        at = arguments.index("--shots")
        shots = pathlib.Path(arguments[at + 1])
        shots.mkdir(parents=True, exist_ok=True)
        del arguments[at:at + 2]
    program, models = arguments[0], arguments[1:]
    folder = pathlib.Path(tempfile.mkdtemp())
    browser = Browser()
    missed = overlooked(browser)
    number, failed = 1, int(bool(missed))
    print(f"1..{1 + len(models) * len(WAYS)}")
    print(f"{'not ok' if missed else 'ok'} 1 - every fault of faulty.html is found")
    for one in missed:
        print(f"# overlooked: {one}")
    for model in models:
        report = folder / (pathlib.Path(model).parent.name + "-" + pathlib.Path(model).stem + ".html")
        subprocess.run([program, "report", model, "-o", report], check=True)
        for way in WAYS:
            number += 1
            complaints = look(browser, report.as_uri(), way, shots)
            failed += bool(complaints)
            print(f"{'not ok' if complaints else 'ok'} {number} - {model}, {way[0]}")
            for one in complaints[:20]:
                print(f"# {one}")
    browser.close()
    shutil.rmtree(folder)
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()
