"""A server on loopback that plays the rest of the web: a page of help, and a page to flee to."""

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from time import sleep
from urllib.parse import parse_qs, urlsplit

# The pattern of public sites, in its shortest form: nothing to be read, then another site.
HELP = """<!doctype html><html lang="en"><title>Help</title>
<button>Exit this page</button> <pre>{text}</pre>
<script>
  document.querySelector('button').onclick = () => {{
    noted('start', performance.timeOrigin + performance.now());
    document.body.style.display = 'none';
    bench.painted().then((at) => noted('blank', performance.timeOrigin + at));
    const to = new URL(location).searchParams;
    if (to.has('replace')) location.replace(to.get('to'));
    else location.href = to.get('to');
  }};
</script>"""
OTHER = """<!doctype html><html lang="en"><title>Weather</title><h1>Weather</h1><p>Some sun.</p>
<script>
  bench.painted().then(async (at) => {
    await noted('other', performance.timeOrigin + at);
    document.documentElement.dataset.noted = '';
  });
</script>"""


class Elsewhere(ThreadingHTTPServer):
    """Serves /help, with the text given, and /other, after ?wait= ms."""

    daemon_threads = True

    def __init__(self, text: str) -> None:
        """Serve on a free port of loopback."""
        super().__init__(("127.0.0.1", 0), Handler)
        self.help_page = HELP.format(text=text)
        Thread(target=self.serve_forever, daemon=True).start()

    def __exit__(self, *_: object) -> None:
        self.shutdown()
        self.server_close()

    def handle_error(self, *_: object) -> None:
        """Say nothing of a browser that hung up."""

    def address(self, path: str, host: str = "127.0.0.1") -> str:
        """Give an address here; to a browser another host is another site."""
        return f"http://{host}:{self.server_port}{path}"


class Handler(BaseHTTPRequestHandler):
    """Answers with one of the two pages."""

    protocol_version = "HTTP/1.1"
    server: Elsewhere

    def do_GET(self) -> None:
        """Answer, after the time that is asked for."""
        asked = urlsplit(self.path)
        sleep(int(parse_qs(asked.query).get("wait", ["0"])[0]) / 1000)
        body = (self.server.help_page if asked.path == "/help" else OTHER).encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing of it."""
