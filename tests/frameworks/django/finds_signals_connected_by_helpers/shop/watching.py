from django.db.models.signals import post_delete, post_save


class Watcher:
    def __init__(self, model):
        self.model = model
        post_save.connect(self.forget, sender=model)

    def forget(self, sender, **named):
        return None


def count(sender, **named):
    return None


def watch(model):
    post_delete.connect(count, sender=model)
    return Watcher(model=model)
