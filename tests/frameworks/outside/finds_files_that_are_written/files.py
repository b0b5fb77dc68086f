import os
import shutil
from pathlib import Path

import boto3
from django.core.files.storage import default_storage
from django.db import models

ROOT = Path("/data")


class Invoice(models.Model):
    scan = models.FileField()


class Bucket:
    def __init__(self):
        self.client = boto3.client("s3")

    def put(self, name, data):
        self.client.put_object(Bucket="invoices", Key=name, Body=data)


def write(name, text, folder: Path):
    with open(name, "w") as file:
        file.write(text)
    (ROOT / name).write_text(text)
    target = folder.parent / "x"
    target.mkdir()
    with target.with_suffix(".txt").open(mode="ab") as file:
        file.write(text)
    os.replace(name, "other")
    shutil.rmtree(folder)


def store(invoice: Invoice, data):
    invoice.scan.save("scan.pdf", data)
    default_storage.delete("old.pdf")
