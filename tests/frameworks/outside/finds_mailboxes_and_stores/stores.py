import imaplib
import poplib

from azure.storage.blob import BlobServiceClient
from imap_tools import MailBox
from minio import Minio


def read_mail(host):
    box = imaplib.IMAP4_SSL("mail.example.org")
    box.login("a", "b")
    box.select("INBOX")
    return box.uid("search", None, "ALL")


def read_old_mail():
    return poplib.POP3("mail.example.org").stat()


def read_new_mail():
    with MailBox("mail.example.org").login("a", "b") as box:
        return list(box.fetch())


def keep(name, data):
    Minio("store.example.org").put_object("ships", name, data, len(data))
    service = BlobServiceClient.from_connection_string("x")
    service.get_blob_client("ships", name).upload_blob(data)
