"""What recording takes: a subtree of some five hundred units that comes under another superior, today and five years ago,
and a long list of movements. Each is one import by the command line on a copy of the register, timed from its start to
its end, reading, looking over and recording."""

import csv
import pathlib
import shutil
import sqlite3
import subprocess
import tempfile
import time

TODAY, FIVE_YEARS_AGO = "2025-12-31", "2020-12-31"
DECISION = {"Số QĐ": "01-QĐ/TU", "Ngày QĐ": "2020-12-01", "Cơ quan ban hành": "Ban Thường vụ Thành ủy"}
MEMBERS = 20_000


def record(program, folder, kind, rows, place=()):
    """The seconds that a list takes."""
    with tempfile.NamedTemporaryFile("w", suffix=".csv", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
        file.flush()
        begun = time.perf_counter()
        command = [program, "import", kind, file.name, "--data", folder, *place]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode:
            raise SystemExit(f"{kind} refused: {done.stdout[-2000:]} {done.stderr[-2000:]}")
        return time.perf_counter() - begun


def move(unit, parent, day):
    return {"Việc": "Chuyển cấp trên trực tiếp", "Mã đơn vị": unit, "Từ ngày": day, "Mã cấp trên mới": parent} | DECISION


def communes(db):
    """The communes that stand, as many as have five hundred units together with their cells."""
    rows = db.execute(
        "SELECT code, (SELECT COUNT(*) FROM unit_parent AS cell WHERE cell.parent = unit_code.unit"
        " AND cell.superseded_in IS NULL) FROM unit_code"
        " WHERE code LIKE 'SN-P%' AND code NOT LIKE 'SN-PN%' AND superseded_in IS NULL"
        " AND unit NOT IN (SELECT unit FROM unit_closure WHERE reversed_in IS NULL) ORDER BY code").fetchall()
    taken, units = [], 0
    for code, cells in rows:
        if units >= 500:
            break
        taken.append(code)
        units += 1 + cells
    return taken


def transfers(db):
    """Members who never moved, each to the next cell of the list."""
    cells = [code for code, in db.execute(
        "SELECT code FROM unit_code WHERE code LIKE 'SN-C%' AND code NOT LIKE 'SN-CCB%' AND superseded_in IS NULL"
        " AND unit NOT IN (SELECT unit FROM unit_closure WHERE reversed_in IS NULL) ORDER BY code")]
    following = dict(zip(cells, cells[1:] + cells[:1]))
    people = db.execute(
        "SELECT person.code, person.name, unit_code.code FROM movement JOIN person ON person.id = movement.person"
        " JOIN unit_code ON unit_code.unit = movement.unit AND unit_code.superseded_in IS NULL"
        " WHERE movement.kind = 'opening' AND movement.status = 'official' AND movement.reversed_in IS NULL"
        " AND NOT EXISTS (SELECT 1 FROM movement AS other WHERE other.person = movement.person"
        " AND other.id <> movement.id) ORDER BY person.code LIMIT ?", [MEMBERS])
    return [{"Mã hồ sơ": person, "Họ và tên": name, "Loại biến động": "Chuyển sinh hoạt chính thức", "Mã đơn vị": cell,
             "Mã đơn vị đối ứng": following[cell], "Ngày hiệu lực": TODAY} | DECISION
            for person, name, cell in people if cell in following]


def measure(program, data, database=None):
    with tempfile.TemporaryDirectory(dir=pathlib.Path(data).parent) as folder:
        shutil.copytree(data, folder, dirs_exist_ok=True)
        db = sqlite3.connect(f"file:{folder}/hatnhan.sqlite?mode=ro", uri=True)
        founded = [{"Mã đơn vị": "SN-MOI", "Tên đơn vị": "Đảng bộ Các khu công nghiệp", "Hệ": "Đảng",
                    "Loại": "Cấp ủy cấp trên cơ sở", "Mã cấp trên": "SN", "Hình thức": "Thành lập",
                    "Từ ngày": "2025-12-01"} | DECISION | {"Ngày QĐ": "2025-12-01"}]
        lists = [("founding a committee", "units", founded),
                 ("a district under another five years ago", "reorganisations",
                  [move("SN-Q01", "SN-Q02", FIVE_YEARS_AGO)]),
                 ("communes under a new committee today", "reorganisations",
                  [move(code, "SN-MOI", TODAY) for code in communes(db)]),
                 ("transfers", "movements", transfers(db))]
        for name, place in [("SQLite", [])] + ([("PostgreSQL", ["--database", database])] if database else []):
            for label, kind, rows in lists:
                seconds = record(program, folder, kind, rows, place)
                told = f"{len(rows):,} rows in {seconds:.2f} s"
                if kind == "movements":
                    told += f", {len(rows) / seconds:,.0f} a second"
                if name == "SQLite":
                    entries, units = db.execute(
                        "SELECT COUNT(*), COUNT(DISTINCT CASE WHEN event LIKE '%@%' THEN subject END) FROM entry"
                        " WHERE op = (SELECT MAX(seq) FROM operation)").fetchone()
                    told += f"; {entries:,} entries, {units:,} units carried"
                print(f"{label}, {name}: {told}", flush=True)
        db.close()
