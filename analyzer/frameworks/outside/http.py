"""Clients of HTTP: which calls send a request, and which argument holds the address.

Source: the manuals of requests ("Developer Interface"), httpx, aiohttp ("Client Reference"), Python ("urllib.request",
"http.client"), urllib3, Authlib ("HTTP Clients"), requests-oauthlib ("OAuth 2.0 Session Object"), websockets,
websocket-client and pycurl. Pure.
"""

from analyzer.frameworks.outside.words import names, of
from analyzer.model.effects import EffectKind
from analyzer.model.knowledge import OutsideCalls

HTTP = EffectKind.HTTP
VERBS = names("get post put patch delete head options")
ADDRESS, AFTER_VERB = (0, "url"), (1, "url")
BASE = (-1, "base_url")
SESSIONS = of(
    "requests", "Session sessions.Session session sessions.session"
) | frozenset(
    {"requests_oauthlib.OAuth2Session", "requests_oauthlib.OAuth1Session", "requests_unixsocket.Session",
     "authlib.integrations.requests_client.OAuth2Session", "requests_toolbelt.sessions.BaseUrlSession",
     "requests_futures.sessions.FuturesSession"}
)  # fmt: skip
CLIENTS = of("httpx", "Client AsyncClient") | frozenset(
    {"authlib.integrations.httpx_client.OAuth2Client", "authlib.integrations.httpx_client.AsyncOAuth2Client"}
)
AIOHTTP = of("aiohttp", "ClientSession client.ClientSession")
POOLS = of("urllib3", "PoolManager poolmanager.PoolManager ProxyManager")
CONNECTIONS = of("http.client", "HTTPConnection HTTPSConnection") | of("httplib", "HTTPConnection HTTPSConnection")

CALLS = (
    OutsideCalls(HTTP, functions=of("requests", " ".join(sorted(VERBS))) | of("requests.api", " ".join(sorted(VERBS)))
                 | of("httpx", " ".join(sorted(VERBS))), target=ADDRESS),
    OutsideCalls(HTTP, functions=of("requests", "request api.request") | of("httpx", "request stream")
                 | of("aiohttp", "request") | of("urllib3", "request"), target=AFTER_VERB),
    OutsideCalls(HTTP, functions=of("urllib.request", "urlopen urlretrieve") | of("urllib2", "urlopen")
                 | of("six.moves.urllib.request", "urlopen urlretrieve"), target=ADDRESS),
    OutsideCalls(HTTP, values=SESSIONS, members=VERBS, target=ADDRESS, made=BASE),
    OutsideCalls(HTTP, values=SESSIONS, members=frozenset({"request"}), target=AFTER_VERB, made=BASE),
    OutsideCalls(HTTP, values=CLIENTS, members=VERBS, target=ADDRESS, made=BASE),
    OutsideCalls(HTTP, values=CLIENTS, members=frozenset({"request", "stream"}), target=AFTER_VERB, made=BASE),
    OutsideCalls(HTTP, values=AIOHTTP, members=VERBS | {"ws_connect"}, target=ADDRESS, made=(0, "base_url")),
    OutsideCalls(HTTP, values=AIOHTTP, members=frozenset({"request"}), target=AFTER_VERB, made=(0, "base_url")),
    OutsideCalls(HTTP, values=POOLS, members=frozenset({"request", "urlopen", "request_encode_body",
                                                        "request_encode_url"}), target=AFTER_VERB),
    OutsideCalls(HTTP, values=CONNECTIONS, members=frozenset({"request", "putrequest"}), made=(0, "host")),
    OutsideCalls(HTTP, functions=of("websockets", "connect client.connect asyncio.client.connect sync.client.connect "
                                    "legacy.client.connect"), target=(0, "uri")),
    OutsideCalls(HTTP, functions=of("websocket", "create_connection"), target=ADDRESS),
    OutsideCalls(HTTP, values=of("websocket", "create_connection WebSocket WebSocketApp"),
                 members=frozenset({"send", "send_binary", "recv", "run_forever"}), made=ADDRESS),
    OutsideCalls(HTTP, values=of("pycurl", "Curl"), members=frozenset({"perform"})),
)  # fmt: skip
