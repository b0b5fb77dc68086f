import smtplib

from django.contrib.auth.models import AbstractUser
from django.core import mail
from django.core.mail import EmailMultiAlternatives, send_mail
from fastapi_mail import FastMail
from flask_mail import Mail, Message

postbox = Mail()


class Member(AbstractUser):
    pass


def by_server():
    with smtplib.SMTP("mail.example.org") as server:
        server.send_message("x")


def by_django(member: Member):
    send_mail("a", "b", "c", ["d"])
    message = EmailMultiAlternatives("a")
    message.attach("x")
    message.send()
    mail.mail_admins("a", "b")
    member.email_user("a", "b")


def by_flask():
    postbox.send(Message("a"))


async def by_fastapi(config):
    await FastMail(config).send_message("x")
