"""Libraries that are known but not read: their use is a problem, so that nobody takes silence for absence.

A library is in use where a class inherits from one of its signs, is decorated with one, or where one is called. An
import alone says nothing: `aiohttp` is a client more often than a server. A row goes when its library is read.

Source: each library's manual, "Getting started". Pure.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analyzer.model.knowledge import FoundEntities, Framework
from analyzer.model.location import Location
from analyzer.model.problem import Problem
from analyzer.model.terms import Code, Term

TABLES = ("their tables are not read", "which tables there are, who reads and who writes them")
DOCUMENTS = ("their collections are not read", "which collections there are, who reads and who writes them")
ROUTES = ("their routes are not read", "which requests wake the code, and what they reach")
MESSAGES = ("what they receive is not read", "which messages wake the code, and what they reach")
TASKS = ("their tasks are not read", "which tasks and schedules wake the code, and what they reach")


@dataclass(frozen=True, slots=True)
class Library:
    """A library that is detected only."""

    title: str
    uses: str  # what of it is used, in the plural
    gap: tuple[str, str]  # what is not read, and what that hides
    signs: tuple[str, ...]  # paths of classes and functions


def _of(package: str, names: str) -> tuple[str, ...]:
    return tuple(f"{package}.{name}" for name in names.split())


LIBRARIES: tuple[Library, ...] = (
    Library("Tortoise ORM", "models", TABLES, _of("tortoise", "Model models.Model")),
    Library("Pony", "entities", TABLES, _of("pony.orm", "Database().Entity core.Database().Entity db_session")),
    Library("Piccolo", "tables", TABLES, ("piccolo.table.Table",)),
    Library("Ormar", "models", TABLES, _of("ormar", "Model models.Model")),
    Library("GINO", "models", TABLES, _of("gino", "Gino().Model api.Gino().Model ext.starlette.Gino().Model")),
    Library("Prisma", "clients", TABLES, ("prisma.Prisma",)),
    Library("Odoo", "models", TABLES, (*_of("odoo.models", "Model TransientModel AbstractModel"),
                                       *_of("openerp.models", "Model TransientModel AbstractModel"))),
    Library("Odoo", "controllers", ROUTES, ("odoo.http.Controller", "odoo.http.route", "openerp.http.Controller")),
    Library("Frappe", "documents", TABLES, (
        *_of("frappe", "model.document.Document website.website_generator.WebsiteGenerator get_doc new_doc get_all"),
        *_of("frappe", "get_list get_cached_doc get_last_doc delete_doc db.sql db.get_value db.get_all db.get_list"),
        *_of("frappe", "db.set_value db.exists db.count db.delete db.get_single_value"),
    )),
    Library("Frappe", "whitelisted functions", ROUTES, ("frappe.whitelist",)),
    Library("MongoEngine", "documents", DOCUMENTS, (
        *_of("mongoengine", "Document DynamicDocument document.Document document.DynamicDocument"),
        *_of("flask_mongoengine", "Document MongoEngine().Document MongoEngine().DynamicDocument"),
    )),
    Library("Beanie", "documents", DOCUMENTS, _of("beanie", "Document View UnionDoc odm.documents.Document")),
    Library("ODMantic", "models", DOCUMENTS, _of("odmantic", "Model model.Model")),
    Library("Motor and PyMongo", "clients", DOCUMENTS, (
        *_of("motor", "motor_asyncio.AsyncIOMotorClient motor_tornado.MotorClient MotorClient"),
        *_of("pymongo", "MongoClient AsyncMongoClient mongo_client.MongoClient"), "flask_pymongo.PyMongo",
    )),
    Library("Elasticsearch DSL", "documents", DOCUMENTS, (
        *_of("elasticsearch_dsl", "Document DocType"), "elasticsearch.dsl.Document",
    )),
    Library("PynamoDB", "models", TABLES, ("pynamodb.models.Model",)),
    Library("Cassandra", "models", TABLES, _of("cassandra", "cqlengine.models.Model cluster.Cluster")),
    Library("Google NDB", "models", TABLES, ("google.cloud.ndb.Model", "google.appengine.ext.ndb.Model")),
    Library("neomodel", "nodes", TABLES, _of("neomodel", "StructuredNode AsyncStructuredNode DjangoNode")),
    Library("Redis OM", "models", DOCUMENTS, _of("redis_om", "HashModel JsonModel")),
    Library("Tornado", "request handlers", ROUTES, (
        *_of("tornado.web", "RequestHandler StaticFileHandler Application"), "tornado.websocket.WebSocketHandler",
    )),
    Library("Sanic", "applications", ROUTES, _of("sanic", "Sanic Blueprint app.Sanic views.HTTPMethodView")),
    Library("aiohttp", "servers", ROUTES, _of("aiohttp.web", "Application RouteTableDef View")),
    Library("Pyramid", "views", ROUTES, (
        *_of("pyramid", "config.Configurator view.view_config view.view_defaults"),
        *_of("cornice", "Service resource.resource"),
    )),
    Library("Bottle", "routes", ROUTES, _of("bottle", "Bottle route get post put delete patch run default_app")),
    Library("Falcon", "applications", ROUTES, _of("falcon", "App API asgi.App")),
    Library("Litestar", "applications", ROUTES, (
        *_of("litestar", "Litestar Router Controller get post put patch delete"), *_of("starlite", "Starlite Router"),
    )),
    Library("Django Ninja", "operations", ROUTES, (
        *_of("ninja", "NinjaAPI Router"), *_of("ninja_extra", "NinjaExtraAPI api_controller"),
    )),
    Library("CherryPy", "handlers", ROUTES, _of("cherrypy", "expose quickstart tree.mount")),
    Library("Connexion", "applications", ROUTES, _of("connexion", "App FlaskApp AsyncApp AioHttpApp")),
    Library("Flask-AppBuilder", "views", ROUTES, _of("flask_appbuilder", "AppBuilder ModelView BaseView ModelRestApi")),
    Library("BlackSheep", "applications", ROUTES, _of("blacksheep", "Application")),
    Library("Robyn", "applications", ROUTES, ("robyn.Robyn",)),
    Library("Ariadne", "schemas", ROUTES, _of("ariadne", "make_executable_schema QueryType MutationType ObjectType")),
    Library("Socket.IO", "servers", MESSAGES, (
        *_of("socketio", "Server AsyncServer Namespace AsyncNamespace"), *_of("flask_socketio", "SocketIO Namespace"),
    )),
    Library("gRPC", "servers", ROUTES, ("grpc.server", "grpc.aio.server", "grpclib.server.Server")),
    Library("Kafka", "consumers", MESSAGES, (
        "kafka.KafkaConsumer", *_of("confluent_kafka", "Consumer DeserializingConsumer"), "faust.App",
        "aiokafka.AIOKafkaConsumer",
    )),
    Library("AMQP", "connections", MESSAGES, (
        *_of("kombu", "Consumer mixins.ConsumerMixin mixins.ConsumerProducerMixin"),
        *_of("pika", "BlockingConnection SelectConnection"), *_of("aio_pika", "connect connect_robust"),
    )),
    Library("FastStream", "brokers", MESSAGES, _of("faststream", "FastStream kafka.KafkaBroker rabbit.RabbitBroker")),
    Library("Nameko", "services", MESSAGES, _of("nameko", "rpc.rpc events.event_handler web.handlers.http")),
    Library("Huey", "tasks", TASKS, (
        *_of("huey", "Huey RedisHuey SqliteHuey MemoryHuey PriorityRedisHuey"),
        *_of("huey.contrib.djhuey", "task db_task periodic_task db_periodic_task"),
    )),
    Library("ARQ", "workers", TASKS, _of("arq", "create_pool cron worker.func run_worker")),
    Library("Taskiq", "brokers", TASKS, (
        *_of("taskiq", "InMemoryBroker TaskiqScheduler"), "taskiq_redis.ListQueueBroker",
        "taskiq_aio_pika.AioPikaBroker",
    )),
    Library("Procrastinate", "applications", TASKS, _of("procrastinate", "App Blueprint")),
    Library("Django Q", "tasks", TASKS, _of("django_q.tasks", "async_task schedule AsyncTask")),
)  # fmt: skip


def find_unread(code: Code) -> FoundEntities:
    """Report every library of the table that the running application uses."""
    places: dict[str, set[Location]] = {}
    for sign, location in _signs_in(code):
        places.setdefault(sign, set()).add(location)
    return FoundEntities(problems=tuple(_problems(places)))


def _problems(places: dict[str, set[Location]]) -> Iterator[Problem]:
    for one in LIBRARIES:
        found = sorted({location for sign in one.signs for location in places.get(sign, ())})
        if found:
            yield _problem(one, found)


def _problem(one: Library, found: list[Location]) -> Problem:
    files = len({location.path for location in found})
    told, hidden = one.gap
    message = f"{one.title} {one.uses} are used in {files} {'file' if files == 1 else 'files'}; {told}"
    return Problem("unread-library", message, found[0], hidden, "what is said of these files is incomplete")


def _signs_in(code: Code) -> Iterator[tuple[str, Location]]:
    """Go through the paths that classes inherit from or bear as decorators, and through calls of signs."""
    signs = frozenset(sign for one in LIBRARIES for sign in one.signs)
    for view in code.classes():
        yield from ((path, view.location) for path in (*view.mro[1:], *_paths(view.decorators)))
    for function in code.functions():
        yield from ((path, function.location) for path in _paths(function.decorators))
    for call in code.calls_to(signs):
        yield call.callee.path if call.callee is not None else "", call.location


def _paths(decorators: Sequence[Term]) -> list[str]:
    return [one.path.removesuffix("()") for one in decorators]


OTHERS = Framework(
    name="others",
    title="Others",
    packages=frozenset(sign.partition(".")[0] for one in LIBRARIES for sign in one.signs),
    source="https://pypi.org/",
    listed=False,
    find_entities=find_unread,
)
