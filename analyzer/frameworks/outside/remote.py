"""Other machines, asked by other protocols than HTTP: file servers, shells, directories.

Source: docs.python.org, "ftplib"; docs.paramiko.org, "Client", "SFTP"; the manual of AsyncSSH;
docs.fabfile.org, "connection"; python-ldap.org, "ldap"; the manuals of ldap3 ("The Connection object") and
pysftp. Pure.
"""

from analyzer.frameworks.outside.words import names, of
from analyzer.model.effects import EffectKind
from analyzer.model.knowledge import OutsideCalls

REMOTE = EffectKind.REMOTE
HOST = (0, "host")
FTP = names(
    "storbinary storlines retrbinary retrlines transfercmd delete rename mkd rmd nlst mlsd dir size login cwd sendcmd"
)
SFTP = names("get put getfo putfo open file remove unlink rename mkdir rmdir listdir listdir_attr listdir_iter stat")
SSH = of("paramiko", "SSHClient client.SSHClient")
LDAP = names(
    "simple_bind_s bind_s bind search_s search_ext_s search search_ext add_s modify_s delete_s rename_s passwd_s"
)

CALLS = (
    OutsideCalls(REMOTE, values=of("ftplib", "FTP FTP_TLS"), members=FTP, made=HOST),
    OutsideCalls(REMOTE, values=SSH, members=frozenset({"connect"}), target=(0, "hostname")),
    OutsideCalls(REMOTE, values=SSH, members=frozenset({"exec_command", "invoke_shell"})),
    OutsideCalls(REMOTE, values=frozenset({"paramiko.SFTPClient.from_transport", "paramiko.SSHClient().open_sftp",
                                           "paramiko.client.SSHClient().open_sftp"}), members=SFTP),
    OutsideCalls(REMOTE, values=of("pysftp", "Connection"), members=SFTP | {"execute"}, made=HOST),
    OutsideCalls(REMOTE, functions=of("asyncssh", "connect"), target=HOST),
    OutsideCalls(REMOTE, values=of("fabric", "Connection connection.Connection"), members=names("run sudo put get"),
                 made=HOST),
    OutsideCalls(REMOTE, values=of("ldap", "initialize open ldapobject.LDAPObject ldapobject.ReconnectLDAPObject"),
                 members=LDAP, made=(0, "uri")),
    OutsideCalls(REMOTE, values=of("ldap3", "Connection core.connection.Connection"),
                 members=names("bind search add modify delete modify_dn compare"), made=(0, "server")),
)  # fmt: skip
