from flask import Flask

app = Flask(__name__)


@app.get("/ships")
def ships():
    return "ships"
