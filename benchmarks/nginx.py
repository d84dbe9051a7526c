"""nginx over an exported folder, with the settings that the export brings along."""

import os
from pathlib import Path

from tests.site import Process

WORKERS = 2
"""As many as our own server has."""

SETTINGS = """
daemon off;
{user}
worker_processes {workers};
pid {folder}/nginx.pid;
error_log /dev/null crit;
events {{ worker_connections 1024; }}
http {{
	client_body_temp_path {folder}/body;
	proxy_temp_path {folder}/proxy;
	fastcgi_temp_path {folder}/fastcgi;
	uwsgi_temp_path {folder}/uwsgi;
	scgi_temp_path {folder}/scgi;
	sendfile on;
	tcp_nopush on;
	server {{
		listen 127.0.0.1:{port};
		root {site};
		include {site}/nginx.conf;
	}}
}}
"""


class Nginx(Process):
    """A process of its own over a folder that `make export` has made."""

    def __init__(self, program: str, site: Path, folder: Path) -> None:
        """Keep its settings in `folder`, which exists."""
        super().__init__()
        self.program, self.file = program, folder / "nginx.conf"
        # Started as root it would read as nobody, who may not look into our folder.
        user = "user root;" if os.geteuid() == 0 else ""
        text = SETTINGS.format(user=user, workers=WORKERS, folder=folder, site=site, port=self.port)
        self.file.write_text(text, "utf-8")

    def command(self) -> list[str]:
        """Give the command that runs in the foreground until TERM."""
        return [self.program, "-c", str(self.file), "-p", str(self.file.parent)]
