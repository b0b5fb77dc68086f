"""Mail: what sends it, and what reads a mailbox. What only makes a message sends nothing.

Source: docs.python.org, "smtplib", "imaplib", "poplib"; docs.djangoproject.com, "Sending email" and
django.contrib.auth, "email_user"; the manuals of Flask-Mail, Flask-Mailman, fastapi-mail, aiosmtplib, emails, sendgrid,
imap-tools, IMAPClient and boto3 ("SES"). Pure.
"""

from analyzer.frameworks.outside.words import names, of
from analyzer.model.effects import EffectKind
from analyzer.model.knowledge import OutsideCalls

MAIL = EffectKind.MAIL
SERVERS = of("smtplib", "SMTP SMTP_SSL LMTP")
DJANGO = of("django.core.mail", "EmailMessage EmailMultiAlternatives message.EmailMessage "
            "message.EmailMultiAlternatives")  # fmt: skip
USERS = of("django.contrib.auth.models", "AbstractUser User")

BOXES = of("imaplib", "IMAP4 IMAP4_SSL IMAP4_stream") | of("aioimaplib", "IMAP4 IMAP4_SSL")
READ = names("login select examine search fetch store copy append uid expunge create delete list lsub status idle")
POP = names("user pass_ stat list retr dele top uidl")

CALLS = (
    OutsideCalls(MAIL, values=BOXES, members=READ, made=(0, "host")),
    OutsideCalls(MAIL, values=of("poplib", "POP3 POP3_SSL"), members=POP, made=(0, "host")),
    OutsideCalls(MAIL, values=of("imap_tools", "MailBox MailBoxUnencrypted MailBoxTls BaseMailBox"), made=(0, "host"),
                 members=names("login fetch uids move copy flag delete append xoauth2"), same=names("login folder")),
    OutsideCalls(MAIL, values=of("imapclient", "IMAPClient"), made=(0, "host"), members=READ | {
        "select_folder", "list_folders", "add_flags", "delete_messages", "move"}),
    OutsideCalls(MAIL, functions=of("django.core.mail", "send_mail send_mass_mail mail_admins mail_managers")),
    OutsideCalls(MAIL, functions=of("aiosmtplib", "send")),
    OutsideCalls(MAIL, values=SERVERS | of("aiosmtplib", "SMTP"), members=frozenset({"sendmail", "send_message"}),
                 made=(0, "host")),
    OutsideCalls(MAIL, values=DJANGO | of("flask_mailman", "EmailMessage EmailMultiAlternatives")
                 | of("emails", "Message html message.Message") | of("anymail.message", "AnymailMessage"),
                 members=frozenset({"send"})),
    OutsideCalls(MAIL, values=of("django.core.mail", "get_connection"), members=frozenset({"send_messages"})),
    OutsideCalls(MAIL, values=USERS, members=frozenset({"email_user"})),
    OutsideCalls(MAIL, values=of("flask_mail", "Mail"), members=frozenset({"send", "send_message"}),
                 same=frozenset({"connect"})),
    OutsideCalls(MAIL, values=of("flask_mailman", "Mail"), members=frozenset({"send_mail", "send_mass_mail"})),
    OutsideCalls(MAIL, values=of("fastapi_mail", "FastMail"), members=frozenset({"send_message"})),
    OutsideCalls(MAIL, values=of("sendgrid", "SendGridAPIClient"), members=frozenset({"send"})),
    *(OutsideCalls(MAIL, values=of("boto3", "client session.Session().client Session().client"), only=name,
                   members=frozenset({"send_email", "send_raw_email", "send_templated_email"}))
      for name in ("ses", "sesv2")),
)  # fmt: skip
