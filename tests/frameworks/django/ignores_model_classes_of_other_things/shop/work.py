from shop.models import Order


class Trainer:
    def model_class(self):
        return dict

    def get_for_model(self, model):
        return self


def train(trainer):
    Trainer().get_for_model(Order).model_class()
    trainer.get_for_model(Order)
    return trainer.model_class().count()
