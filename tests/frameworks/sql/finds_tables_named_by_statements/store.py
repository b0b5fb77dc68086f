import asyncpg
from databases import Database

database = Database("postgresql://localhost/store")


async def read():
    return await database.fetch_all(query="SELECT s.* FROM ships s JOIN ports p ON p.id = s.port_id")


async def write(connection: asyncpg.Connection):
    async with connection.transaction():
        await connection.execute("INSERT INTO ships (name) VALUES ($1)", "a")


async def copied(connection: asyncpg.Connection):
    await connection.copy_records_to_table("ports", records=[])
