"""Caches, and the key-value stores that mostly serve as one.

Source: docs.djangoproject.com, "Django's cache framework"; the manuals of Flask-Caching, redis-py ("Redis Commands"),
django-redis ("Raw client access"), pymemcache, dogpile.cache and aiocache. Pure.
"""

from analyzer.frameworks.outside.words import names, of
from analyzer.model.effects import EffectKind
from analyzer.model.knowledge import OutsideCalls

CACHE = EffectKind.CACHE
KEY = (0, "key")
DJANGO = names(
    "get set add touch delete incr decr get_or_set get_many set_many delete_many clear has_key "
    "incr_version aget aset aadd atouch adelete aincr adecr aget_or_set aget_many aset_many "
    "adelete_many aclear"
)
FLASK = names("get set add delete get_many set_many delete_many clear has inc dec get_dict delete_memoized")
REDIS_VALUES = (
    of("redis", "Redis StrictRedis from_url Redis.from_url StrictRedis.from_url client.Redis client.StrictRedis "
       "sentinel.Sentinel().master_for cluster.RedisCluster RedisCluster cluster.RedisCluster.from_url")
    | of("redis.asyncio", "Redis StrictRedis from_url Redis.from_url client.Redis")
    | of("aioredis", "Redis from_url create_redis create_redis_pool")
    | of("redis.asyncio.client", "Redis Redis.from_url")
    | frozenset({"django_redis.get_redis_connection", "flask_redis.FlaskRedis", "fakeredis.FakeStrictRedis"})
)  # fmt: skip
REDIS = names(
    "get set setex psetex setnx getset getdel getex mget mset delete unlink exists expire "
    "expireat pexpire persist ttl pttl incr incrby incrbyfloat decr decrby append strlen hget "
    "hset hsetnx hmset hmget hgetall hdel hincrby hexists hkeys hvals hlen lpush rpush lpop rpop "
    "blpop brpop lrange llen lrem ltrim lindex linsert sadd srem smembers sismember scard spop "
    "sinter sunion zadd zrange zrevrange zrem zrangebyscore zrevrangebyscore zcard zscore zrank "
    "zincrby zcount zremrangebyscore zremrangebyrank keys scan scan_iter hscan_iter sscan_iter "
    "zscan_iter flushdb flushall eval evalsha lock pfadd pfcount execute execute_command rename "
    "geoadd getbit setbit"
)
MEMCACHE_VALUES = (
    of("pymemcache.client.base", "Client PooledClient") | of("pymemcache.client.hash", "HashClient")
    | of("pymemcache", "Client HashClient PooledClient") | of("memcache", "Client") | of("pylibmc", "Client")
)  # fmt: skip
MEMCACHE = names(
    "get set add replace append prepend cas gets delete incr decr touch get_many set_many "
    "delete_many get_multi set_multi delete_multi flush_all"
)
REGIONS = of("dogpile.cache", "make_region region.make_region CacheRegion region.CacheRegion")

CALLS = (
    OutsideCalls(CACHE, values=of("django.core.cache", "cache caches[] get_cache"), members=DJANGO, target=KEY),
    OutsideCalls(CACHE, decorators=of("django.views.decorators.cache", "cache_page")),
    OutsideCalls(CACHE, values=of("flask_caching", "Cache") | of("flask_cache", "Cache"), members=FLASK,
                 decorators=frozenset({"cached", "memoize"}), target=KEY),
    OutsideCalls(CACHE, values=REDIS_VALUES, members=REDIS, same=frozenset({"pipeline", "client"}), target=(0, "name")),
    OutsideCalls(CACHE, values=MEMCACHE_VALUES, members=MEMCACHE, target=KEY),
    OutsideCalls(CACHE, values=REGIONS, same=frozenset({"configure"}), decorators=frozenset({"cache_on_arguments"}),
                 members=names(
    "get set get_or_create delete get_multi set_multi delete_multi"
),
                 target=KEY),
    OutsideCalls(CACHE, values=of("aiocache", "Cache caches.get RedisCache MemcachedCache"),
                 members=names(
    "get set add delete exists increment expire multi_get multi_set"
),
                 target=KEY),
)  # fmt: skip
