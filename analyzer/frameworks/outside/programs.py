"""Other programs that are started on the same machine.

Source: docs.python.org, "subprocess", "os" and "asyncio", section "Subprocesses"; docs.openstack.org/oslo.concurrency,
"processutils". Pure.
"""

from analyzer.frameworks.outside.words import of
from analyzer.model.effects import EffectKind
from analyzer.model.knowledge import OutsideCalls

COMMAND = (0, "args")

CALLS = (
    OutsideCalls(EffectKind.PROCESS, functions=of("subprocess", "run call check_call check_output Popen getoutput "
                                                  "getstatusoutput"), target=COMMAND),
    OutsideCalls(EffectKind.PROCESS, functions=of("os", "system popen execv execve execvp execvpe spawnl spawnv "
                                                  "startfile"), target=(0, "command")),
    OutsideCalls(EffectKind.PROCESS, functions=of("asyncio", "create_subprocess_exec create_subprocess_shell "
                                                  "subprocess.create_subprocess_exec"), target=(0, "program")),
    OutsideCalls(EffectKind.PROCESS, functions=of("oslo_concurrency.processutils", "execute ssh_execute"),
                 target=(0, "cmd")),
)  # fmt: skip
