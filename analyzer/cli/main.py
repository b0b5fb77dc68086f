"""The `decompose` command: its subcommands, and the one place where errors become text. I/O: terminal, exit code."""

import signal
import sys
import traceback
from types import FrameType
from typing import NoReturn

import click

from analyzer.cli.terminal import discard, say, settle
from analyzer.model.errors import DecomposeError
from analyzer.model.version import VERSION

OUR_FAULT = 70
SYSTEM_REFUSED = 4
INTERRUPTED = 130
LONGEST_MESSAGE = 600  # characters
COMMANDS = ("analyze", "cluster", "explain", "export", "price", "schema", "settings")


class LazyGroup(click.Group):
    """A group that imports a command when it is asked for, so that every command starts fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 -- the library's signature
        """Return the names of all commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 -- as above
        """Return one command, None for an unknown name."""
        match cmd_name:
            case "analyze":
                from analyzer.cli.analyze import analyze as command
            case "cluster":
                from analyzer.cli.cluster import cluster as command
            case "explain":
                from analyzer.cli.explain import explain as command
            case "export":
                from analyzer.cli.export import export as command
            case "price":
                from analyzer.cli.price import price as command
            case "schema":
                from analyzer.cli.schema import schema as command
            case "settings":
                from analyzer.cli.settings import settings as command
            case _:
                return None
        return command


@click.group(
    cls=LazyGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(VERSION, "--version", message="decompose %(version)s")
@click.pass_context
def decompose(context: click.Context) -> None:
    """Find out whether, where and how to cut a Python monolith into services.

    The code is read, never run, and every conclusion cites lines of it.
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help(), err=True)
        context.exit(2)


def main() -> NoReturn:
    """Run the command that the arguments name, and leave with the exit code documented for what happened."""
    if signal.getsignal(signal.SIGINT) != signal.SIG_IGN:  # as the shell sets it for `command &`
        signal.signal(signal.SIGINT, signal.default_int_handler)
    for name in ("SIGTERM", "SIGHUP"):  # clean up as after Ctrl-C
        if hasattr(signal, name) and signal.getsignal(getattr(signal, name)) == signal.SIG_DFL:  # not below nohup
            signal.signal(getattr(signal, name), _interrupt)
    try:
        code = run(sys.argv[1:])
    except KeyboardInterrupt:  # once more, while an error was being told
        code = INTERRUPTED
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # nothing is left to interrupt
    sys.exit(code)


def run(arguments: list[str]) -> int:
    """Run a command and return its exit code; no exception leaves it."""
    debug = "--debug" in arguments
    try:
        code = decompose.main(arguments, prog_name="decompose", standalone_mode=False)
    except DecomposeError as error:
        return _fail(f"{_brief(error.message)} [{error.slug}]", error.hint, error.exit_code, debug)
    except click.UsageError as error:
        message = _brief(error.format_message().rstrip("."))
        return _fail(f"{message} [usage]", _usage_hint(error), error.exit_code, debug)
    except (click.Abort, KeyboardInterrupt):
        return _fail("interrupted [interrupted]", "nothing half-written is left behind", INTERRUPTED, debug)
    except (BrokenPipeError, SystemExit):  # click makes the second of the first
        return _leave_quietly()
    except OSError as error:  # the disk is full below --help, the current folder is gone: nothing of ours, or theirs
        settle(sys.stdout)
        message = f"the system refused something: {error.strerror or type(error).__name__}"
        return _fail(f"{message} [system-refused]", "--debug shows where it happened", SYSTEM_REFUSED, debug)
    except Exception as error:  # noqa: BLE001 -- the last line of defence: whatever it is, it is ours to explain
        return _fail(f"{_our_fault(error)} [internal-error]", _how_to_report(debug), OUR_FAULT, debug)
    return code if isinstance(code, int) else 0


def _interrupt(_signal: int, _frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt


def _fail(message: str, hint: str, code: int, debug: bool) -> int:
    for line in traceback.format_exc().splitlines() if debug else ():
        say(line)
    say(f"Error: {message}")
    if hint:
        say(f"  hint: {hint}")
    return code


def _brief(message: str) -> str:
    """Return a message that fits a screen, whatever value it quotes."""
    return message if len(message) <= LONGEST_MESSAGE else f"{message[:LONGEST_MESSAGE]}…"


def _usage_hint(error: click.UsageError) -> str:
    return f"{error.ctx.command_path if error.ctx else 'decompose'} --help"


def _our_fault(error: Exception) -> str:
    return f"decompose itself failed: {type(error).__name__}: {error}".rstrip(": ").partition("\n")[0]


def _how_to_report(debug: bool) -> str:
    what = "this traceback" if debug else "the traceback that the same command prints with --debug"
    return f"report {what}, with `decompose --version`, to the project's issue tracker"


def _leave_quietly() -> int:
    """Say nothing: whoever read our output has seen enough (`| head`)."""
    discard(sys.stdout)
    return 0
