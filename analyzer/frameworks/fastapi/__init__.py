"""FastAPI and Starlette: routers, operations, dependencies. Pure."""
