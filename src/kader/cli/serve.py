"""`kader serve`: granian, WSGI, synchronous views."""

import argparse
import errno
import socket
import sys


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where to listen, and with how many workers."""
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--workers", type=int, default=2, help="as many as there are cores")
    parser.add_argument("--threads", type=int, default=2, help="for each worker")


def run(options: argparse.Namespace) -> int:
    """Serve until somebody stops it; a worker that fails is started again."""
    _require_free(options.host, options.port)
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    server = Server(
        "kader.config.wsgi:application",
        address=options.host,
        port=options.port,
        interface=Interfaces.WSGI,
        workers=options.workers,
        blocking_threads=options.threads,
        respawn_failed_workers=True,
        workers_kill_timeout=10,
        websockets=False,
        log_level=LogLevels.warning,
    )
    server.serve()
    return 0


def _require_free(host: str, port: int) -> None:
    """Stop where another program listens: granian would share the port, and half of us be lost."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        socket.create_server((host, port), family=family).close()
    except OSError as reason:
        if reason.errno != errno.EADDRINUSE:
            raise
        sys.exit(f"Port {port} is taken. Choose another: kader serve --port {port + 1}")
