"""nginx as many a web server is set up: gzip on the fly at its usual level, long-lived names kept for ever."""

from __future__ import annotations

import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.tools import nginx

_CONFIGURATION = """
daemon off; worker_processes 2; pid {home}/nginx.pid; error_log stderr crit;
events {{ worker_connections 512; }}
http {{
  include /etc/nginx/mime.types; default_type application/octet-stream;
  access_log off; sendfile on; keepalive_timeout 30; {temporary}
  gzip on; gzip_comp_level 6; gzip_min_length 200; gzip_vary on; gzip_static {static};
  gzip_types text/css text/javascript application/javascript application/json image/svg+xml application/xml text/plain application/wasm;
  server {{
    listen 127.0.0.1:{port};
    location {base} {{ alias {folder}/; error_page 404 {base}404.html; }}
    location ~ "{base}assets/.*[.][0-9a-f]{{8}}[.]" {{ rewrite ^{base}(.*)$ /$1 break; root {folder}; expires max; }}
  }}
}}
"""


@contextmanager
def serving(folder: Path, base: str = "/practicas/", static: bool = False) -> Iterator[str]:
    """The address at which nginx serves `folder` under the path `base`; `static`: copies compressed beforehand are sent as they are."""
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        home.chmod(0o755)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        temporary = " ".join(f"{kind}_temp_path {home}/{kind};" for kind in kinds)
        values = {"home": home, "temporary": temporary, "static": "on" if static else "off", "port": port, "base": base}
        text = _CONFIGURATION.format(folder=folder.resolve(), **values)
        # as root the workers would be another user, who may not read a folder of ours
        configuration = home / "nginx.conf"
        configuration.write_text(f"user root;\n{text}" if Path(home).owner() == "root" else text, encoding="utf-8")
        server = subprocess.Popen([nginx(), "-p", str(home), "-c", str(configuration)])
        try:
            _wait(port, server)
            yield f"http://127.0.0.1:{port}{base}"
        finally:
            server.terminate()
            server.wait()


def _wait(port: int, server: subprocess.Popen) -> None:
    for _ in range(100):
        if server.poll() is not None:
            raise RuntimeError("nginx no arrancó. · nginx did not start.")
        with socket.socket() as knock:
            if knock.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError("nginx no contesta. · nginx does not answer.")
