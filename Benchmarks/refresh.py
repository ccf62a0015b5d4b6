#!/usr/bin/env python3
"""Measures a refresh of feeds in which nothing has changed: requests, connections, seconds, and what is written.

Usage: refresh.py BINARY [FEEDS]   (make bench-refresh; 500 feeds unless said otherwise)

A server on loopback gives every feed with validators and answers 304 to who sends them back. The feeds are followed,
refreshed once, and refreshed again; before and after that, every table of the archive is summed up. Ends with status 1
where the second refresh is anything but one conditional request a feed over one connection, or writes to any table but
the one that keeps what visits have told.
"""
import http.server
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time


class Feeds(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # The answers are small; without this every one would wait for the other side's acknowledgement.
    disable_nagle_algorithm = True
    connections = 0
    requests = []

    def setup(self):
        Feeds.connections += 1
        super().setup()

    def do_GET(self):
        number = self.path.rsplit("/", 1)[-1]
        etag = f'"{number}"'
        Feeds.requests.append(self.headers.get("If-None-Match"))
        if self.headers.get("If-None-Match") == etag:
            self.send_response(304)
            self.send_header("ETag", etag)
            self.end_headers()
            return
        items = "".join(
            f"<item><guid>{number}-{item}</guid><title>Notice {item} of office {number}</title>"
            f"<content:encoded>Office {number} has said that notice {item} holds until it says something else. "
            f"Nobody knows yet when that will be.</content:encoded></item>" for item in range(20))
        body = (f'<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
                f"<title>Office {number}</title>{items}</channel></rss>").encode()
        self.send_response(200)
        self.send_header("ETag", etag)
        self.send_header("Content-Type", "application/rss+xml")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def sums(path):
    """Rows and content of every table, as one number each."""
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as database:
        names = [name for (name,) in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        result = {}
        for name in names:
            try:
                result[name] = hash(tuple(database.execute(f'SELECT * FROM "{name}"')))
            except sqlite3.DatabaseError:
                pass  # A virtual table whose content lies in others.
    database.close()
    return result


def main():
    binary = sys.argv[1]
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 500
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Feeds)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory() as home:
        environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "HOME": home, "XDG_DATA_HOME": home}
        archive = os.path.join(home, "reader", "archive.sqlite")
        subprocess.run([binary, "list"], env=environment, check=True, stdout=subprocess.DEVNULL)
        follow(home, [f"http://127.0.0.1:{server.server_port}/{number}" for number in range(count)])

        def refresh(*options):
            Feeds.connections, Feeds.requests = 0, []
            start = time.perf_counter()
            run = subprocess.run([binary, "refresh", "--json", *options], env=environment, capture_output=True)
            seconds = time.perf_counter() - start
            sys.stderr.write(run.stderr.decode())
            return seconds, json.loads(run.stdout)

        seconds, first = refresh()
        print(f"first refresh      {seconds:6.2f} s   {first['added']} articles of {first['changed']} feeds, recognised")
        before = sums(archive)
        seconds, second = refresh("--force")
        written = sorted(name for name, sum in sums(archive).items() if before.get(name) != sum)
        conditional = sum(value is not None for value in Feeds.requests)
        print(f"nothing has changed {seconds:5.2f} s   {len(Feeds.requests)} requests, {conditional} of them conditional, "
              f"over {Feeds.connections} connection(s); tables written: {', '.join(written) or 'none'}")
        is_good = (second["unchanged"] == count == conditional == len(Feeds.requests) and Feeds.connections == 1
                   and written == ["feed"])
        seconds, third = refresh()
        print(f"nothing is due     {seconds:6.2f} s   {len(Feeds.requests)} requests")
        is_good &= third["notDue"] == count and not Feeds.requests
    sys.exit(0 if is_good else 1)


def follow(home, urls):
    """As `reader feeds add` leaves them, without 500 starts of the program."""
    with sqlite3.connect(os.path.join(home, "reader", "personal.sqlite")) as database:
        database.executemany(
            "INSERT INTO subscription (identity, kind, location, title, tags, full_text, added, disabled, is_trusted) "
            "VALUES (?, 'feed', ?, NULL, '[]', 'auto', 0, NULL, 1)", [(url, url) for url in urls])
    database.close()


if __name__ == "__main__":
    main()
