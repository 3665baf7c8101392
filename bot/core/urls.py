"""One form for all addresses of a page, so that the same article from two feeds is seen to be the same.

The canonical form is for comparing, not for opening: http and https, `www.` and `m.`, AMP and plain fall
together. What is dropped from a query is only what is known to say where a reader came from. A parameter
dropped wrongly would merge two articles, and one would never be seen; one kept wrongly costs a duplicate
that the stories absorb.
"""

from __future__ import annotations

import re

from w3lib.url import canonicalize_url, url_query_parameter

_TRACKING_PREFIXES = (
    "utm_",  # Google Analytics campaigns, by now everyone's
    "at_",  # BBC, France 24 and others (AT Internet)
    "mc_",  # Mailchimp
    "pk_",  # Matomo
    "mtm_",  # Matomo
    "hsa_",  # HubSpot ads
    "_hs",  # HubSpot mail
    "ns_",  # comScore
    "wt.",  # Webtrends
)
_TRACKING = frozenset(
    {
        *(
            "fbclid",
            "gclid",
            "gclsrc",
            "dclid",
            "msclkid",
            "twclid",
            "yclid",
            "igshid",
            "igsh",
            "wbraid",
            "gbraid",
        ),
        *("_ga", "_gl", "mkt_tok", "vero_id", "oly_enc_id", "oly_anon_id", "sc_cid", "s_cid", "xtor"),
        *(
            "ref_src",
            "ref_url",
            "cmpid",
            "cmp",
            "icid",
            "ocid",
            "ftag",
            "guccounter",
            "taid",
            "smid",
            "smtyp",
        ),
        *(
            "partner",
            "emc",
            "traffic_source",
            "ito",
            "sr_share",
            "share_token",
            "spm",
            "isappinstalled",
            "oc",
        ),
        *("outputtype", "amp", "__twitter_impression"),
    }
)
# Names that can also mean something: dropped only with a value that names a channel.
_AMBIGUOUS = frozenset({"from", "ref", "referrer", "source", "src", "feed", "via", "output", "channel"})
_CHANNELS = frozenset(
    {
        *(
            "rss",
            "feed",
            "rss-feed",
            "rssfeed",
            "atom",
            "twitter",
            "facebook",
            "linkedin",
            "telegram",
            "whatsapp",
        ),
        *(
            "email",
            "newsletter",
            "google",
            "googlenews",
            "gnews",
            "bing",
            "flipboard",
            "timeline",
            "singlemessage",
        ),
        *("groupmessage", "wechat", "weibo", "share", "app", "amp"),
    }
)
_HOST_PREFIXES = ("www.", "m.", "mobile.", "amp.")
_ENDINGS = (  # of a path: AMP's, and the pages that a server gives for a folder
    *("/amp", ".amp", "/amp.html", ".amp.html"),
    *("/index.html", "/index.htm", "/index.shtml", "/index.php"),
)
_WRAPPERS = (  # pages that only lead on to the address in their `url` parameter
    "www.bing.com/news/apiclick.aspx",
    "bing.com/news/apiclick.aspx",
    "www.google.com/url",
    "google.com/url",
)
_AMP_CACHES = ("google.com/amp/s/", "cdn.ampproject.org/c/s/", "cdn.ampproject.org/v/s/")
_DEFAULT_PORTS = (":80", ":443")
_NAME_MARKS = re.compile(r"[-._:\[\]]")  # what a host holds beside letters and digits
_AUTHORITY = re.compile(r"[^/?#\\]*")
_PLAIN = re.compile(r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)+/(?!.*/\.|\.)[A-Za-z0-9._~/-]*")
"""Addresses with nothing to decode, sort or drop in them: most, and the library takes its time over each."""

_LONGEST = 4000  # characters; longer ones are compared as they are
_PASSES = 10


def canonical(url: str) -> str:
    """The form of `url` to compare by; itself where it is no readable web address. Idempotent, never
    raises.
    """
    url = url.strip()
    if len(url) > _LONGEST:
        return url
    for _ in range(_PASSES):
        simpler = _simplified(url)
        if simpler == url:
            break
        url = simpler
    return url


def unwrapped(url: str) -> str:
    """The article behind a search engine's redirecting link, where the link itself holds it; else `url`."""
    while url.partition("://")[2].startswith(_WRAPPERS):
        target = _parameter(url, "url")
        if not is_web(target) or len(target) >= len(url):
            break
        url = target
    return url


def is_web(url: str) -> bool:
    """Whether `url` is an http or https address with a host."""
    scheme, separator, rest = url.partition("://")
    return bool(separator and rest.strip("/")) and scheme.lower() in ("http", "https")


def is_plain(url: str) -> bool:
    """Whether it is a whole web address in which nothing is to be decoded, joined or dropped."""
    return _PLAIN.fullmatch(url) is not None


def without_credentials(url: str) -> str:
    """`url` fit for logs and people: no user, no password."""
    if "@" not in url:
        return url
    scheme, separator, rest = url.partition("://")
    authority = _AUTHORITY.match(rest)
    if not separator or authority is None or "@" not in authority[0]:
        return url
    return f"{scheme}://{authority[0].rpartition('@')[2]}{rest[authority.end() :]}"


def _parameter(url: str, name: str) -> str:
    try:
        return url_query_parameter(url, name) or ""
    except ValueError:
        return ""


def _simplified(url: str) -> str:
    """One pass over all rules; what it unwraps may need another."""
    if not is_web(url):
        return url
    try:
        normal = url if is_plain(url) else canonicalize_url(unwrapped(url), keep_fragments=True)
    except ValueError:
        return url
    rest, _, fragment = normal.partition("://")[2].partition("#")
    rest, _, query = rest.partition("?")
    netloc, _, path = rest.partition("/")
    host = _host(netloc)
    if not _NAME_MARKS.sub("", host).isalnum():
        return url
    page = _page(f"{host}/{path}")
    query = "&".join(pair for pair in query.split("&") if pair and not _is_tracking(pair))
    # a fragment is part of the page only where a script reads it: #!/news/1, #/news/1
    fragment = fragment if fragment.startswith(("!", "/")) else ""
    return f"https://{page}" + (f"?{query}" if query else "") + (f"#{fragment}" if fragment else "")


def _host(netloc: str) -> str:
    host = netloc.rpartition("@")[2]
    for port in _DEFAULT_PORTS:
        host = host.removesuffix(port)
    host = host.rstrip(".")
    while host.startswith(_HOST_PREFIXES) and "." in host.partition(".")[2]:
        host = host.partition(".")[2]
    return host


def _page(page: str) -> str:
    """Host and path without AMP's marks, index pages and closing slashes."""
    for cache in _AMP_CACHES:
        at = page.find(cache)
        if at >= 0 and "/" not in page[:at]:
            page = page[at + len(cache) :]
    while True:
        shorter = page.rstrip("/")
        for ending in _ENDINGS:
            shorter = shorter.removesuffix(ending)
        if shorter == page:
            return page
        page = shorter


def _is_tracking(pair: str) -> bool:
    name, _, value = pair.lower().partition("=")
    if name in _AMBIGUOUS:
        return value in _CHANNELS
    return name in _TRACKING or name.startswith(_TRACKING_PREFIXES)
