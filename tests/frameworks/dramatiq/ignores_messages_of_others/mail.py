import smtplib


def mail():
    smtplib.SMTP().send("x")
