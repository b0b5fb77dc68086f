import os

MIDDLEWARE = ["django.middleware.common.CommonMiddleware", "shop.middleware.NAMES", os.environ["LAST"]]
STEPS = ["shop.middleware.Counting"]
