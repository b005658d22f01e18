"""How `dev.py site --preview` answers a browser."""

from __future__ import annotations

import threading
from http.client import HTTPConnection
from pathlib import Path

from dev_commands import published_server


def test_it_answers_as_a_web_host(tmp_path: Path) -> None:
    """One address a line: the status, the media type and the text that a browser gets."""
    (tmp_path / "assets").mkdir()
    for name, text in {
        "index.html": "<p>één</p>",
        "404.html": "<p>zoek verder</p>",
        "assets/app.js": "",
        "sitemap.xml": "<loc>https://school.example/lijn/les/</loc><loc>https://school.example/lijn/</loc>",
    }.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    html, unknown = "text/html; charset=utf-8", "<p>zoek verder</p>"
    with published_server(tmp_path, 0) as server:
        threading.Thread(target=server.serve_forever, args=[0.01], daemon=True).start()
        for path, *expected in [
            ("/lijn/", 200, html, "<p>één</p>"),
            ("/lijn/assets/app.js", 200, "text/javascript; charset=utf-8", ""),
            ("/lijn/nergens/", 404, html, unknown),
            ("/lijn/assets/", 404, html, unknown),
            ("/elders/", 404, html, unknown),
            ("/", 302, None, ""),
        ]:
            connection = HTTPConnection("127.0.0.1", server.server_port, timeout=10)
            connection.request("GET", path)
            answer = connection.getresponse()
            body = answer.read().decode("utf-8")
            connection.close()
            assert [answer.status, answer.getheader("Content-Type"), body] == expected, path
        server.shutdown()
