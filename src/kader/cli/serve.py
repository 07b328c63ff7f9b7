"""`kader serve`: granian, WSGI, synchronous views."""

import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where to listen, and with how many workers."""
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--workers", type=int, default=2, help="as many as there are cores")
    parser.add_argument("--threads", type=int, default=2, help="for each worker")


def run(options: argparse.Namespace) -> int:
    """Serve until somebody stops it; a worker that fails is started again."""
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
