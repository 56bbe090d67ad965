"""How long it takes to bring some five hundred units under another superior, today and five years late, and to take it
back.

    python moves.py PROGRAM DATA [--database ADDRESS]

PROGRAM is the built `hatnhan`, DATA the folder of an invented city of a million. Each is a command of its own, timed from
its start to its end; what it records it takes back."""

import argparse
import csv
import json
import subprocess
import tempfile
import time

HEADINGS = ["Việc", "Mã đơn vị", "Từ ngày", "Mã cấp trên mới", "Số QĐ", "Ngày QĐ", "Cơ quan ban hành"]
ISSUER = "Ban Thường vụ Thành ủy Sông Ngân"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("data")
    parser.add_argument("--database")
    options = parser.parse_args()
    where = ["--data", options.data] + (["--database", options.database] if options.database else [])

    def tell(*command):
        begun = time.perf_counter()
        said = subprocess.run([options.program, *command, *where], capture_output=True, text=True)
        assert said.returncode == 0, said.stderr[-2000:]
        return said.stdout, time.perf_counter() - begun

    def last():
        return json.loads(tell("operations", "--limit", "1", "--json")[0])[0]["number"]

    def moved(units, day, superior):
        with tempfile.NamedTemporaryFile("w", suffix=".csv", encoding="utf-8-sig", newline="") as file:
            rows = csv.writer(file)
            rows.writerow(HEADINGS)
            for unit in units:
                rows.writerow(["Chuyển cấp trên trực tiếp", unit, day, superior, f"{day}-QĐ/TU", day, ISSUER])
            file.flush()
            seconds = tell("import", "reorganisations", file.name)[1]
        seq = last()
        back = tell("reverse", str(seq), "--reason", "Chỉ để đo")[1]
        return seconds, back

    tell("record", "units", "Mã đơn vị=SN-MOI", "Tên đơn vị=Đảng bộ mới", "Hệ=Đảng", "Loại=Cấp ủy cấp trên cơ sở",
         "Mã cấp trên=SN", "Hình thức=Thành lập", "Từ ngày=31/12/2025", "Số QĐ=1-QĐ/TU", "Ngày QĐ=31/12/2025",
         f"Cơ quan ban hành={ISSUER}")
    # After the districts a commune has some forty cells; five years before it had twenty, under a district.
    today = moved([f"SN-P{number:03}" for number in range(1, 27, 2)], "1/1/2026", "SN-MOI")
    late = moved([f"SN-P{number:03}" for number in range(1, 21)], "31/12/2020", "SN-Q02")
    print(f"some 530 units, effective today: {today[0]:.2f} s, taken back: {today[1]:.2f} s")
    print(f"some 420 units, five years late: {late[0]:.2f} s, taken back: {late[1]:.2f} s")


if __name__ == "__main__":
    main()
