"""The server among bad and good clients: TLS and proxies, its log, how it stops, and who may not hold it up."""

import json
import os
import re
import shutil
import signal
import socket
import ssl
import subprocess
import time
import urllib.parse
import urllib.request
from collections.abc import Callable
from http.cookiejar import CookieJar
from pathlib import Path

import pytest

import program
from register import ask

Serve = Callable[..., program.Server]
PATIENCE = 20  # seconds a client has, as docs/operation.md says


@pytest.fixture(scope="session")
def certificates(tmp_path_factory) -> Path:
    """A folder with two certificates for this machine and their keys, and one key with a password."""
    folder = tmp_path_factory.mktemp("certificates")
    for name in ["one", "other"]:
        openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
                "-keyout", folder / f"{name}.key", "-out", folder / f"{name}.pem", "-subj", "/CN=localhost",
                "-addext", "subjectAltName=IP:127.0.0.1")
    openssl("ec", "-aes256", "-passout", "pass:1234", "-in", folder / "one.key", "-out", folder / "locked.key")
    return folder


def openssl(*arguments: object):
    subprocess.run(["openssl", *map(str, arguments)], check=True, capture_output=True, timeout=program.SECONDS)


class Visitor:
    """A browser without a window: keeps cookies, follows redirects and sends forms with their token."""

    def __init__(self, server: program.Server, trusted: Path | None = None):
        self.url = server.url
        self.cookies = CookieJar()
        context = ssl.create_default_context(cafile=str(trusted)) if trusted else None
        self.opener = urllib.request.build_opener(
            urllib.request.HTTPCookieProcessor(self.cookies), urllib.request.HTTPSHandler(context=context))

    def get(self, path: str, **headers: str) -> tuple[int, str]:
        return self._open(urllib.request.Request(self.url + path, headers=headers))

    def send(self, path: str, page: str, **fields: str) -> tuple[int, str]:
        fields["token"] = re.search(r'name="token" value="([^"]*)"', page)[1]
        return self._open(urllib.request.Request(self.url + path, urllib.parse.urlencode(fields).encode()))

    def _open(self, request: urllib.request.Request) -> tuple[int, str]:
        try:
            with self.opener.open(request, timeout=program.SECONDS) as answer:
                self.headers = answer.headers
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as refused:
            return refused.code, refused.read().decode()


def connect(server: program.Server) -> socket.socket:
    place = urllib.parse.urlsplit(server.url)
    return socket.create_connection((place.hostname, place.port), timeout=program.SECONDS)


def read(line: socket.socket) -> bytes:
    """What comes until the other side closes."""
    parts = []
    try:
        while part := line.recv(65536):
            parts.append(part)
    except ConnectionResetError:
        pass
    return b"".join(parts)


def entries(said: str) -> list[dict]:
    return [json.loads(line) for line in said.splitlines() if line.startswith("{")]


def sockets(process: int) -> int:
    return sum(os.readlink(entry).startswith("socket:") for entry in Path(f"/proc/{process}/fd").iterdir())


class TestTransport:
    def test_tls_in_the_program(self, serve: Serve, certificates: Path):
        server = serve("--tls-certificate", certificates / "one.pem", "--tls-key", certificates / "one.key")
        assert server.url.startswith("https://")
        visitor = Visitor(server, trusted=certificates / "one.pem")
        assert visitor.get("/sign-in")[0] == 200
        assert visitor.headers["Strict-Transport-Security"] == "max-age=31536000"
        assert [cookie.secure for cookie in visitor.cookies] == [True]

        with pytest.raises(urllib.error.URLError, match="CERTIFICATE_VERIFY_FAILED"):
            Visitor(server, trusted=certificates / "other.pem").get("/sign-in")
        with connect(server) as line:
            line.sendall(b"GET /sign-in HTTP/1.1\r\nHost: localhost\r\n\r\n")
            assert b"HTTP" not in read(line), "it spoke without TLS"

    def test_a_proxy_is_believed_only_where_it_was_declared(self, serve: Serve, tmp_path: Path):
        for options, secure in [([], False), (["--behind-proxy"], True)]:
            visitor = Visitor(serve(*options, data=tmp_path / str(secure)))
            visitor.get("/sign-in", **{"X-Forwarded-Proto": "https"})
            assert [cookie.secure for cookie in visitor.cookies] == [secure]
            assert ("Strict-Transport-Security" in visitor.headers) == secure

    @pytest.mark.parametrize("certificate, key, said", [
        ("one.pem", "other.key", "other.key không đi với chứng thư"),
        ("khong-co.pem", "one.key", "Không đọc được tệp"),
        ("one.pem", "khong-co.key", "Không đọc được tệp"),
        ("one.key", "one.key", "one.key không có chứng thư dạng PEM."),
        ("one.pem", "one.pem", "one.pem không phải khóa riêng dạng PEM không đặt mật khẩu."),
        ("one.pem", "locked.key", "locked.key không phải khóa riêng dạng PEM không đặt mật khẩu."),
    ])
    def test_a_certificate_of_no_use_is_refused_before_anything_is_made(
            self, certificates: Path, tmp_path: Path, certificate: str, key: str, said: str):
        answer = ask("serve", "--data", tmp_path / "data", "--tls-certificate", certificates / certificate,
                     "--tls-key", certificates / key)
        assert answer.code == 1 and said in answer.err and answer.out == ""
        assert len(answer.err.splitlines()) == 1
        assert not (tmp_path / "data").exists()

    @pytest.mark.parametrize("options, said", [
        (["--tls-certificate", "one.pem"], "--tls-certificate và --tls-key phải đi cùng nhau"),
        (["--tls-key", "one.key"], "--tls-certificate và --tls-key phải đi cùng nhau"),
        (["--behind-proxy", "--tls-certificate", "one.pem", "--tls-key", "one.key"], "Chọn một"),
        (["--host", "0.0.0.0"], "mật khẩu đi qua mạng không mã hóa"),
        (["--host", "::"], "mật khẩu đi qua mạng không mã hóa"),
        (["--log-level", "loud"], "--log-level"),
    ])
    def test_options_that_contradict_each_other_are_refused(self, tmp_path: Path, options: list[str], said: str):
        answer = ask("serve", "--data", tmp_path / "data", *options)
        assert answer.code == 2 and said in answer.err
        assert not (tmp_path / "data").exists()


class TestStop:
    def test_a_request_under_way_gets_its_answer_and_nobody_else_is_let_in(self, serve: Serve):
        server = serve()
        with connect(server) as line, connect(server) as idle:
            line.sendall(b"POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\nname=")
            # Once another visitor was answered, the server has seen the two before.
            assert Visitor(server).get("/health")[0] == 200
            server.process.send_signal(signal.SIGTERM)
            assert read(idle) == b""
            with pytest.raises(ConnectionRefusedError):
                while True:
                    connect(server).close()
            line.sendall(b"mai!")
            answer = read(line).decode()
        assert answer.startswith("HTTP/1.1 403") and answer.endswith("</html>\n")
        assert server.process.wait(program.SECONDS) == 0
        assert entries(server.rest())[-1]["message"] == "stopped"

    def test_ctrl_c_is_a_stop_like_any_other(self, serve: Serve, tmp_path: Path):
        server = serve()
        log = tmp_path / "data" / "hatnhan.sqlite-wal"
        assert log.stat().st_size > 0
        server.process.send_signal(signal.SIGINT)
        assert server.process.wait(program.SECONDS) == 0
        assert log.stat().st_size == 0, "the database was not closed"


class TestLog:
    def test_every_request_is_one_line_and_none_tells_of_people(self, serve: Serve, world, tmp_path: Path):
        data, said = world
        shutil.copytree(data, tmp_path / "data")
        server = serve("--log-level", "debug")
        login = program.value(said + server.said, "Người quản trị")
        once = program.value(said + server.said, "Mật khẩu dùng một lần")
        visitor = Visitor(server)
        _, page = visitor.get("/sign-in")
        assert visitor.send("/sign-in", page, name="Nguyễn Văn Nhầm", password="gõ nhầm chỗ")[0] == 401
        _, page = visitor.send("/sign-in", page, name=login, password=once)
        status, _ = visitor.send(
            "/password", page, current=once, new="ba chiếc thuyền giấy", repeat="ba chiếc thuyền giấy")
        assert status == 200
        searches = ["/enterprises?q=Nguyen+Van+Nham", "/enterprises?q=0109", "/units/CB-KDN-01", "/units/NS-00001",
                    "/Nguyễn".replace("ễ", "%E1%BB%85"), "/units/QU-DONGDA?from=hôm".replace("ô", "%C3%B4")]
        statuses = [visitor.get(path)[0] for path in searches]
        assert statuses == [200, 200, 200, 404, 404, 200]
        server.stop()

        rest = server.rest()
        lines = entries(rest)
        assert [line for line in rest.splitlines() if line] == [
            line for line in rest.splitlines() if line.startswith("{")], "something else than JSON was logged"
        requests = [line for line in lines if line["message"] == "request"]
        assert [(line["method"], line["route"], line["status"], line["level"]) for line in requests[-6:]] == [
            ("GET", "/enterprises", 200, "info"), ("GET", "/enterprises", 200, "info"),
            ("GET", "/units/{code}", 200, "info"), ("GET", "/units/{code}", 404, "warning"),
            ("GET", "NotFound", 404, "warning"), ("GET", "/units/{code}", 200, "info")]
        for line in requests:
            assert set(line) == {"time", "level", "message", "request", "method", "route", "status", "ms", "bytes"}
            assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", line["time"])
            assert line["ms"] >= 0 and isinstance(line["bytes"], int)
        assert len({line["request"] for line in requests}) == len(requests)
        for word in ["nguy", "nham", "0109", "kdn", "ns-0", "thuyền", login, once, "?", "%", "127.0.0.1", "cookie"]:
            assert word not in rest.lower(), word

    def test_the_level_chooses_what_is_written(self, serve: Serve):
        server = serve("--log-level", "warning")
        visitor = Visitor(server)
        assert [visitor.get(path)[0] for path in ["/sign-in", "/health", "/khong-co"]] == [200, 200, 404]
        server.stop()
        assert [line["status"] for line in entries(server.rest())] == [404]


class TestClients:
    @pytest.mark.parametrize("header, body", [
        (b"Content-Length: 10000000", b"x" * 100_000),
        (b"Transfer-Encoding: chunked", b"10000\r\n" + b"x" * 0x10000 + b"\r\n10000\r\n" + b"x" * 0x10000 + b"\r\n"),
    ])
    def test_a_form_that_is_too_large_is_refused_in_words_while_it_comes(self, serve: Serve, header, body):
        server = serve()
        with connect(server) as line:
            line.sendall(b"POST /sign-in HTTP/1.1\r\nHost: localhost\r\n" + header + b"\r\n\r\n" + body)
            answer = b""
            while not answer.endswith(b"</html>\n"):
                part = line.recv(65536)
                assert part, answer
                answer += part
        assert answer.startswith(b"HTTP/1.1 413")
        assert "quá lớn" in answer.decode()

    def test_who_is_silent_or_slow_is_cut_off_and_keeps_nobody_waiting(
            self, serve: Serve, certificates: Path, tmp_path: Path):
        server = serve()
        guarded = serve("--tls-certificate", certificates / "one.pem", "--tls-key", certificates / "one.key",
                        data=tmp_path / "guarded")
        began = time.monotonic()
        silent, unshaken, header, body = connect(server), connect(guarded), connect(server), connect(server)
        header.sendall(b"GET /sign-in HTTP/1.1\r\nX-Slow: ")
        body.sendall(b"POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n")
        open_lines = {silent: None, unshaken: None, header: None, body: None}
        for line in open_lines:
            line.setblocking(False)
        while None in open_lines.values():
            assert time.monotonic() - began < 3 * PATIENCE, "a slow client holds its connection"
            for line in [line for line, end in open_lines.items() if end is None]:
                try:
                    if line in (header, body):
                        line.send(b"x")
                    if not line.recv(65536):
                        open_lines[line] = time.monotonic() - began
                except BlockingIOError:
                    pass
                except (ConnectionResetError, BrokenPipeError):
                    open_lines[line] = time.monotonic() - began
            assert Visitor(server).get("/health")[0] == 200
            time.sleep(1)  # the pace of these clients, not a wait for anything
        assert all(PATIENCE - 1 < end for end in open_lines.values()), open_lines.values()
        server.stop()
        assert [line["during"] for line in entries(server.rest()) if line["message"] == "client cut off"] == ["request"]

    def test_who_leaves_in_the_middle_of_a_form_is_no_failure_of_the_program(self, serve: Serve):
        server = serve()
        with connect(server) as line:
            line.sendall(b"POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\nname=")
        assert Visitor(server).get("/health")[0] == 200
        server.stop()
        assert [line["level"] for line in entries(server.rest()) if line["level"] == "error"] == []

    def test_only_so_many_are_let_in_at_once_and_the_others_wait_their_turn(self, serve: Serve):
        server = serve()
        ask_health = b"GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n"
        lines = [connect(server) for _ in range(600)]
        until = time.monotonic() + program.SECONDS
        while sockets(server.process.pid) < 512:
            assert time.monotonic() < until, "the server lets in fewer than it says"
        lines[0].sendall(ask_health)
        assert lines[0].recv(65536).startswith(b"HTTP/1.1 200")
        assert sockets(server.process.pid) < 550
        for line in lines[:200]:
            line.close()
        lines[-1].sendall(ask_health)
        assert lines[-1].recv(65536).startswith(b"HTTP/1.1 200")
        for line in lines[200:]:
            line.close()
