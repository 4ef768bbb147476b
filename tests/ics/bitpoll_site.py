"""The real program on a free port, and a plain browser for it: pages, forms and cookies, nothing else."""

import os
import subprocess
import tempfile
import urllib.error
import urllib.parse
import urllib.request
from html.parser import HTMLParser
from http.cookiejar import CookieJar


class Site:
    """`bitpoll serve` in a data directory of its own."""

    def __init__(self):
        self.folder = tempfile.TemporaryDirectory(prefix="bitpoll-ics-")
        self.binary = os.environ.get("TEST_BINARY", "target/debug/bitpoll")
        self.process = subprocess.Popen(
            [self.binary, "serve", "--listen", "127.0.0.1:0", "--data-dir", self.folder.name],
            env={**os.environ, "BITPOLL_LIMITS_EXEMPT": "127.0.0.0/8"},
            stdout=subprocess.PIPE,
            text=True,
        )
        # The program prints its address as soon as it listens.
        self.url = self.process.stdout.readline().split()[-1]

    def person(self, name):
        """A browser of somebody with an account, signed in."""
        password = f"{name}-correct-horse"
        command = [self.binary, "user", "create", name, "--password-stdin", "--data-dir", self.folder.name]
        subprocess.run(command, input=f"{password}\n", text=True, check=True, stdout=subprocess.DEVNULL)
        browser = Browser(self.url)
        browser.post("/login/", [("username", name), ("password", password)])
        return browser

    def stop(self):
        self.process.terminate()
        self.process.wait()
        self.process.stdout.close()
        self.folder.cleanup()


class Forms(HTMLParser):
    """The forms of a page: (action, [(name, value)]) as a browser would send them unchanged."""

    def __init__(self, html):
        super().__init__()
        self.found = []
        self.boxes = {}
        self.select = self.area = None
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        a = dict(attrs)
        if tag == "form":
            self.found.append((a.get("action", ""), []))
        if not self.found:
            return
        action, fields = self.found[-1]
        if tag == "input" and a.get("name"):
            if a.get("type") not in ("checkbox", "radio"):
                fields.append((a["name"], a.get("value") or ""))
            else:
                self.boxes.setdefault(action, []).append((a["name"], a.get("value", "on")))
                if "checked" in a:
                    fields.append((a["name"], a.get("value", "on")))
        elif tag == "select":
            self.select = a.get("name")
        elif tag == "option" and self.select and "selected" in a:
            fields.append((self.select, a.get("value", "")))
        elif tag == "textarea":
            self.area = a.get("name")
            fields.append((self.area, ""))

    def handle_data(self, data):
        if self.area:
            fields = self.found[-1][1]
            fields[-1] = (self.area, fields[-1][1] + data)

    def handle_endtag(self, tag):
        if tag == "textarea":
            self.area = None
        elif tag == "select":
            self.select = None


class Browser:
    """One person: follows redirects and keeps cookies."""

    def __init__(self, url):
        self.url = url
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        self.opener.addheaders = [("Accept-Language", "en"), ("Sec-Fetch-Site", "same-origin")]

    def get(self, path):
        with self.opener.open(self.url + path) as answer:
            return answer.read().decode()

    def post(self, path, fields):
        """Sends the form; gives the path it led to."""
        body = urllib.parse.urlencode(fields).encode()
        try:
            with self.opener.open(self.url + path, body) as answer:
                return urllib.parse.urlsplit(answer.geturl()).path
        except urllib.error.HTTPError as error:
            raise AssertionError(f"{error.code} for {path}: {error.read().decode()}") from None

    def form(self, path, part):
        """Fields and boxes of the form on this page whose action holds `part`."""
        forms = Forms(self.get(path))
        for action, fields in forms.found:
            if part in (action or path):
                return fields, forms.boxes.get(action, [])
        raise AssertionError(f"no form for {part} on {path}")
