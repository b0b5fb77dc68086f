from flask import Flask

from shop.api import bp

app = Flask(__name__)
app.register_blueprint(bp)
