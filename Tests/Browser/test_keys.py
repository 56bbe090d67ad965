"""The keys that open what is sealed, and the way of a whole register into a file and out again."""

import stat
from pathlib import Path

import pytest

import program
from register import APRIL, EXAMPLE, QUARTER, Register, ask
from workbooks import NEW, example_rows, write

FIGURES = ("figures", "--unit", "QU-DONGDA", *QUARTER)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def reads_what_is_sealed(register: Register) -> bool:
    """Whether the list of people, with every detail, says nothing new: only who can open the details knows that."""
    said = register.ask("import", "people", EXAMPLE / "04-nhan-su.xlsx").out
    return f"mới 0, đã có {len(example_rows('04-nhan-su'))}" in said


class TestTheKeys:
    def test_are_made_once_and_only_their_owner_may_read_them(self, tmp_path: Path):
        register = Register(tmp_path / "data")
        assert "Đã tạo khóa" in register.tell("keys")
        made = register.keys.read_bytes()
        assert (mode(register.keys), mode(register.keys.parent)) == (0o600, 0o700)
        assert "Đã có khóa" in register.tell("keys")
        assert register.keys.read_bytes() == made

    def test_are_new_for_every_register(self, tmp_path: Path):
        one, other = Register(tmp_path / "one"), Register(tmp_path / "other")
        one.tell("keys")
        other.tell("keys")
        assert one.keys.read_bytes() != other.keys.read_bytes()

    def test_rotated_open_everything_and_the_old_ones_nothing_more(self, register: Register):
        old, figures = register.keys.read_bytes(), register.figures()
        facts = register.query("SELECT * FROM person_detail")
        assert "Đã thay khóa chủ" in register.tell("keys", "rotate")
        assert register.keys.read_bytes() != old and mode(register.keys) == 0o600
        register.tell("verify")
        assert reads_what_is_sealed(register) and register.figures() == figures
        assert register.query("SELECT * FROM person_detail") == facts
        register.tell("keys", "rotate")
        register.tell("verify")
        assert reads_what_is_sealed(register)
        register.keys.write_bytes(old)
        assert register.ask("verify").code == 1
        assert not reads_what_is_sealed(register)

    def test_are_backed_up_for_their_owner_alone_and_never_over_a_file(self, register: Register, tmp_path: Path):
        copy = tmp_path / "bản sao khóa.json"
        register.tell("keys", "backup", copy)
        assert copy.read_bytes() == register.keys.read_bytes() and mode(copy) == 0o600
        register.tell("keys", "rotate")
        answer = register.ask("keys", "backup", copy)
        assert answer.code == 1 and f"Tệp đã có: {copy}" in answer.err
        assert copy.read_bytes() != register.keys.read_bytes()

    def test_restored_from_their_backup_open_everything(self, register: Register, tmp_path: Path):
        register.tell("keys", "backup", tmp_path / "copy.json")
        register.keys.unlink()
        register.keys.write_bytes((tmp_path / "copy.json").read_bytes())
        register.tell("verify")
        assert reads_what_is_sealed(register)


class TestARegisterWithoutItsKeys:
    COMMANDS = [
        FIGURES, ("records", "--indicator", "unions", "--unit", "QU-DONGDA", *QUARTER), ("verify",),
        ("import", "units", str(EXAMPLE / "01-don-vi.xlsx")), ("demo", program.WORLD), ("keys",), ("keys", "rotate"),
        ("keys", "backup", "khoa.json"), ("serve", "--port", "0"), ("backup", "so.sqlite")]

    @pytest.mark.parametrize("command", COMMANDS)
    def test_says_that_they_are_missing_and_makes_no_others(self, register: Register, tmp_path: Path, command):
        away = tmp_path / "away"
        register.keys.parent.rename(away)
        before = register.contents()
        answer = register.ask(*command)
        assert answer.code == 1 and answer.out == ""
        assert f"Không có khóa ở {register.keys}" in answer.err and "bản sao lưu" in answer.err
        assert not register.keys.exists() and register.contents() == before
        register.keys.parent.rmdir() if register.keys.parent.exists() else None
        away.rename(register.keys.parent)
        register.tell("verify")

    def test_does_not_write_under_keys_of_another(self, register: Register, tmp_path: Path):
        other = Register(tmp_path / "other")
        other.tell("keys")
        register.keys.write_bytes(other.keys.read_bytes())
        before = register.contents()
        row = write(tmp_path / "moi.xlsx", "enterprises", [NEW["enterprises"]])
        people = EXAMPLE / "04-nhan-su.xlsx"
        for command in [("import", "enterprises", row), ("import", "people", people), ("keys", "rotate")]:
            answer = register.ask(*command)
            assert answer.code == 1 and "không mở được sổ này" in answer.err, command
        assert register.contents() == before

    def test_says_when_the_file_of_keys_is_damaged(self, register: Register):
        for content in (b"", b"{}", b"not keys", register.keys.read_bytes()[:60]):
            register.keys.write_bytes(content)
            for command in (FIGURES, ("verify",), ("keys",), ("keys", "rotate")):
                answer = register.ask(*command)
                assert answer.code == 1 and f"Tệp khóa {register.keys} bị hỏng" in answer.err
            assert register.keys.read_bytes() == content


class TestABackup:
    def test_goes_into_postgres_and_back_without_losing_a_row(self, register: Register, tmp_path: Path, fresh_postgres):
        figures = [register.figures(), register.figures("QU-DONGDA", *APRIL), register.figures("DU-KHOIDN")]
        first, second = tmp_path / "một.sqlite", tmp_path / "hai.sqlite"
        register.tell("backup", first)
        assert mode(first) == 0o600

        server = Register(register.data, fresh_postgres())
        server.tell("restore", first)
        server.tell("verify")
        assert [server.figures(), server.figures("QU-DONGDA", *APRIL), server.figures("DU-KHOIDN")] == figures
        assert reads_what_is_sealed(server)
        server.tell("backup", second)

        again = Register(tmp_path / "again")
        again.keys.parent.mkdir(parents=True)
        again.keys.write_bytes(register.keys.read_bytes())
        again.tell("restore", second)
        again.tell("verify")
        assert [again.figures(), again.figures("QU-DONGDA", *APRIL), again.figures("DU-KHOIDN")] == figures
        assert reads_what_is_sealed(again)
        assert again.contents() == register.contents()

    def test_is_never_written_over_a_file(self, register: Register, tmp_path: Path):
        file = tmp_path / "so.sqlite"
        file.write_text("not to be lost")
        answer = register.ask("backup", file)
        assert answer.code == 1 and f"Tệp đã có, không ghi đè: {file}" in answer.err
        assert file.read_text() == "not to be lost"

    def test_into_a_folder_that_is_not_there_is_refused_plainly(self, register: Register, tmp_path: Path):
        answer = register.ask("backup", tmp_path / "no" / "folder.sqlite")
        assert answer.code == 1 and "Không đọc hoặc ghi được tệp" in answer.err

    def test_is_restored_into_an_empty_register_only(self, register: Register, tmp_path: Path):
        register.tell("backup", tmp_path / "so.sqlite")
        before = register.contents()
        answer = register.ask("restore", tmp_path / "so.sqlite")
        assert answer.code == 1 and "không rỗng" in answer.err
        assert register.contents() == before

    @pytest.mark.parametrize("content", [b"", b"no database at all\n" * 100, b"SQLite format 3\0" + bytes(4080)])
    def test_that_is_none_is_refused_and_fills_nothing(self, tmp_path: Path, content: bytes):
        file, register = tmp_path / "so.sqlite", Register(tmp_path / "data")
        file.write_bytes(content)
        answer = register.ask("restore", file)
        assert answer.code == 1 and "không phải bản sao lưu của chương trình này" in answer.err
        assert file.read_bytes() == content
        assert ask(*FIGURES, *register.place).code == 1

    def test_cut_short_is_refused_and_fills_nothing(self, register: Register, tmp_path: Path):
        whole, cut = tmp_path / "so.sqlite", tmp_path / "cut.sqlite"
        register.tell("backup", whole)
        content = whole.read_bytes()
        other = Register(tmp_path / "other")
        for length in (100, 5000, len(content) // 2, len(content) - 4096):
            cut.write_bytes(content[:length])
            answer = other.ask("restore", cut)
            assert answer.code == 1 and answer.out == "" and "trục trặc" not in answer.err, length
        other.tell("restore", whole)
        assert other.count("operation") == register.count("operation")
