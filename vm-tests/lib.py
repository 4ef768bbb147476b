# What people do to a site, by curl on a machine.
import html as _html
import re as _re
import shlex as _shlex


def page(machine, url, path, options=""):
    return machine.succeed(f"curl -sS --fail {options} {url}{path}")


def post(machine, url, path, *fields, options=""):
    """Sends a form and gives the address of the page that comes after it."""
    words = " ".join("--data-urlencode " + _shlex.quote(field) for field in fields)
    return machine.succeed(
        f"curl -sS --fail {options} -H 'Sec-Fetch-Site: same-origin' -o /dev/null -w '%{{redirect_url}}' {words} {url}{path}"
    ).strip()


def make_poll(machine, url, title, options=""):
    """Makes a poll of two texts and gives its path."""
    form = page(machine, url, "/new/universal/", options)
    seal = _html.unescape(_re.findall(r'name="seal" value="([^"]*)"', form)[0])
    slug = "poll-" + _re.sub(r"[^a-z]", "-", title.lower())
    # The form is sealed against programs that fill it in at once.
    machine.wait_until_succeeds(
        f"curl -sS --fail {options} -H 'Sec-Fetch-Site: same-origin' -o /dev/null -w '%{{http_code}}' "
        f"--data-urlencode {_shlex.quote('seal=' + seal)} -d title={title} -d address=chosen -d slug={slug} "
        f"-d zone=UTC --data-urlencode {_shlex.quote('texts=Tea' + chr(10) + 'Coffee')} -d do=create {url}/new/universal/ | grep -q 303"
    )
    return f"/poll/{slug}/"


def vote(machine, url, poll, name, options=""):
    post(machine, url, f"{poll}vote/", f"name={name}", "a1=1", options=options)


