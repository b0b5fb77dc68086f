"""OpenStack's way of building services: Routes mappers, Paste files, oslo RPC and periodic tasks. Pure."""
