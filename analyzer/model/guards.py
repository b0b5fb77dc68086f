"""Which names say that somebody's rights are checked.

Source: the decorators and dependencies that the manuals of Django ("Using the authentication system"), Flask-Login,
Flask-JWT-Extended and FastAPI ("Security") use; idioms 4.3 of this project. Pure.
"""

from collections.abc import Iterable

from analyzer.model.names import last_of
from analyzer.model.words import split_words

_WORDS = frozenset(
    {
        *(
            "login",
            "logged",
            "auth",
            "authenticate",
            "authenticated",
            "authentication",
            "oauth",
            "oidc",
            "jwt",
            "token",
        ),
        *(
            "authorize",
            "authorized",
            "authorization",
            "authorisation",
            "permission",
            "perm",
            "permitted",
            "acl",
            "role",
        ),
        *("staff", "superuser", "superadmin", "admin", "credential", "access", "policy", "protected"),
        *("token", "role", "principal", "identity"),
    }
)
Guard = tuple[str, str]  # its name, and where it stands: "decorator", "mixin", "class", "router", "settings" ...
_NO_RIGHTS = ("http", "method", "post", "get", "safe", "csrf", "header", "param", "json", "form")  # require_POST
_DEMANDS = ("require", "required")


def looks_like_guard(name: str) -> bool:
    """Say whether a decorator, dependency or hook checks rights, by its name.

    >>> looks_like_guard("views.login_required"), looks_like_guard("require_POST"), looks_like_guard("get_db")
    (True, False, False)
    >>> looks_like_guard("OAuth2PasswordBearer"), looks_like_guard("OAuth2PasswordRequestForm")
    (True, False)
    """
    words = split_words(last_of(name))
    if words[-1:] == ("form",):  # who signs in fills it in
        return False
    demands = any(word in _DEMANDS for word in words)
    if demands and any(word in _NO_RIGHTS for word in words):
        return False
    return demands or {"current", "user"} <= set(words) or not _WORDS.isdisjoint(words)


def told_guards(guards: Iterable[Guard]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the names of guards, each once, and where each of them stands.

    >>> told_guards([("login_required", "decorator"), ("login_required", "router")])
    (('login_required',), ('decorator',))
    """
    first: dict[str, str] = {}
    for name, source in guards:
        first.setdefault(name, source)
    return tuple(first), tuple(first.values())
