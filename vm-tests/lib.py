# What people do to a site, by curl on a machine.
import re as _re
import shlex as _shlex


def post(machine, url, path, *fields, options=""):
    """Sends a form and gives the address of the page that comes after it."""
    words = " ".join("--data-urlencode " + _shlex.quote(field) for field in fields)
    return machine.succeed(
        f"curl -sS --fail {options} -H 'Sec-Fetch-Site: same-origin' -o /dev/null -w '%{{redirect_url}}' {words} {url}{path}"
    ).strip()


def make_poll(machine, url, title, options=""):
    """Makes a poll of two texts and gives its path."""
    after = post(
        machine, url, "/poll/new/", "type=universal", f"title={title}", "choices=Tea\nCoffee", options=options
    )
    return _re.search(r"/poll/[^/]+/", after).group(0)


def vote(machine, url, poll, name, options=""):
    post(machine, url, f"{poll}vote/", f"name={name}", "a1=1", options=options)


def page(machine, url, path, options=""):
    return machine.succeed(f"curl -sS --fail {options} {url}{path}")


