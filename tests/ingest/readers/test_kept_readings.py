"""What was recognised in a picture is kept: asked again it is the same, and nothing but the same question gets it."""

from __future__ import annotations

import io
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from importlib.metadata import distribution
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from ingest.readers import kept_readings, ocr
from ingest.readers.building import Table
from ingest.readers.kept_readings import Asked, KeptReadings, private
from ingest.readers.ocr import Found, Reading
from ingest.readers.picture import read_picture
from ingest.readers.picture_image import Pixels
from ingest.settings import picture_cache
from ingest.workers.limits import widen_with
from ingest.workers.pool import Workers

ANSWER = [["行政许可", 0.9876543210123456], ["12", 1.0], ["", 0.0]]
ASKED = Asked(b"engine 1", [b"one", b"two"])


def entries(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


class Counted(ocr.Models):
    """Stands in for the models and tells how often they were asked."""

    def __init__(self) -> None:
        self.asked = 0

    def find(self, picture: Pixels) -> list[Found]:
        self.asked += 1
        return [Found(0.0, 1.5, float(picture.shape[1]), 7.25)]

    def read(self, crops: Sequence[Pixels]) -> list[Reading]:
        self.asked += 1
        return [Reading(str(int(crop[0, 0])), 0.5) for crop in crops]


@pytest.fixture
def models(monkeypatch: pytest.MonkeyPatch) -> Counted:
    counted = Counted()
    monkeypatch.setattr(ocr, "_models", lambda: counted)
    monkeypatch.setattr(ocr, "_answered_by", lambda: b"engine 1")
    return counted


@pytest.fixture
def keeping(tmp_path: Path) -> Iterator[Path]:
    """A folder in which this process keeps what it recognises."""
    ocr.keep_in(tmp_path / "kept")
    yield tmp_path / "kept"
    ocr.keep_in(None)


def engine(folder: Path) -> ocr.Engine:
    """As another process would have it."""
    return ocr.Engine(KeptReadings(folder))


def pixels(value: int, columns: int = 9) -> Pixels:
    return np.full((6, columns), value, np.uint8)


def drawn(text: str, *, ruled: bool = False) -> bytes:
    """A picture of a line of text, in the two cells of a table where it is ruled."""
    image = Image.new("L", (640, 260), 255)
    canvas = ImageDraw.Draw(image)
    for row in range(1 + ruled):
        if ruled:
            canvas.rectangle((20, 20 + 100 * row, 600, 120 + 100 * row), outline=0, width=2)
        canvas.text((60, 50 + 100 * row), text, fill=0, font=ImageFont.truetype("eval/forge/fonts/song.ttf", 30))
    stream = io.BytesIO()
    image.save(stream, "PNG")
    return stream.getvalue()


def test_what_is_kept_is_what_was_answered(tmp_path: Path) -> None:
    KeptReadings(tmp_path).put(ASKED, ANSWER)
    assert KeptReadings(tmp_path).get(Asked(b"engine 1", [b"one", b"two"])) == ANSWER


@pytest.mark.parametrize(
    "other", [Asked(b"engine 2", [b"one", b"two"]), Asked(b"engine 1", [b"one"]), Asked(b"engine 1", [b"onet", b"wo"])]
)
def test_another_question_has_no_answer(tmp_path: Path, other: Asked) -> None:
    KeptReadings(tmp_path).put(ASKED, ANSWER)
    assert KeptReadings(tmp_path).get(other) is None


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: data[:-1],
        lambda data: data + b"\0",
        lambda data: data[:40] + bytes([data[40] ^ 1]) + data[41:],
        lambda data: bytes(len(data)),
        lambda data: data * 100_000,
    ],
    ids=["empty", "cut", "longer", "a bit", "zeros", "huge"],
)
def test_a_damaged_entry_is_made_anew(tmp_path: Path, models: Counted, damage: Callable[[bytes], bytes]) -> None:
    first = engine(tmp_path).read([pixels(7)])
    (entry,) = entries(tmp_path)
    whole = entry.read_bytes()
    entry.write_bytes(damage(whole))
    assert engine(tmp_path).read([pixels(7)]) == first
    assert (models.asked, entry.read_bytes()) == (2, whole)
    assert engine(tmp_path).read([pixels(7)]) == first
    assert models.asked == 2


def test_an_entry_under_another_name_is_not_believed(tmp_path: Path, models: Counted) -> None:
    engine(tmp_path).read([pixels(7)])
    (seven,) = entries(tmp_path)
    engine(tmp_path).read([pixels(8)])
    (eight,) = set(entries(tmp_path)) - {seven}
    eight.write_bytes(seven.read_bytes())
    assert engine(tmp_path).read([pixels(8)]) == [Reading("8", 0.5)]


def test_the_models_are_asked_once(tmp_path: Path, models: Counted) -> None:
    crops = [pixels(1), pixels(2, columns=70)]
    answers = [(engine(tmp_path).find(crops[0]), engine(tmp_path).read(crops)) for _ in range(3)]
    assert models.asked == 2
    assert answers == [([Found(0.0, 1.5, 9.0, 7.25)], [Reading("1", 0.5), Reading("2", 0.5)])] * 3
    engine(tmp_path).read(crops[::-1])  # crops that are read together are one question
    engine(tmp_path).find(np.ascontiguousarray(crops[0].T))  # the same bytes in another shape are another picture
    assert models.asked == 4
    assert engine(tmp_path).read([]) == []
    assert models.asked == 4


def test_another_engine_is_asked_itself(tmp_path: Path, models: Counted, monkeypatch: pytest.MonkeyPatch) -> None:
    engine(tmp_path).find(pixels(3))
    monkeypatch.setattr(ocr, "_answered_by", lambda: b"engine 2")
    engine(tmp_path).find(pixels(3))
    assert models.asked == 2


def test_what_the_engine_is_names_programs_models_settings_and_how_it_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("rapidocr")
    known = [ocr._answered_by.__wrapped__()]
    with monkeypatch.context() as patch:
        patch.setattr(ocr, "version", lambda name: "0")
        known.append(ocr._answered_by.__wrapped__())
    with monkeypatch.context() as patch:
        patch.setattr(ocr, "__file__", __file__)
        known.append(ocr._answered_by.__wrapped__())

    class Other:
        version = distribution("rapidocr").version

        @staticmethod
        def locate_file(name: str) -> Path:
            return tmp_path / name

    monkeypatch.setattr(ocr, "distribution", lambda name: Other)
    (tmp_path / "rapidocr" / "models").mkdir(parents=True)
    for name, content in (("config.yaml", b"a"), ("models/a.onnx", b"b"), ("models/a.onnx", b"c")):
        (tmp_path / "rapidocr" / name).write_bytes(content)
        known.append(ocr._answered_by.__wrapped__())
    assert len(set(known)) == len(known)


def test_a_kept_reading_is_illegible_without_the_picture(tmp_path: Path) -> None:
    KeptReadings(tmp_path).put(ASKED, [["行政许可" * 50, 0.5]])
    (entry,) = entries(tmp_path)
    assert entry.stat().st_mode & 0o077 == 0
    for secret in ("行政许可".encode(), b"\\u884c", b"x\x9c", b"0.5", b"one"):
        assert secret not in entry.read_bytes()


def test_it_never_grows_beyond_its_bound_and_the_oldest_go(tmp_path: Path) -> None:
    kept = KeptReadings(tmp_path, most=256 * 2000)
    answer = [[os.urandom(200).hex(), 0.5]]
    asked = [Asked(b"e", [str(number).encode()]) for number in range(2000)]
    together = [one for one in asked if one.name.startswith(asked[0].name[:2])]
    assert len(together) > 3
    for number, one in enumerate(together):
        kept.put(one, answer)
        for place in entries(tmp_path):
            if place.name == one.name:
                os.utime(place, (number, number))
        assert sum(place.stat().st_size for place in entries(tmp_path)) <= 2000
    assert kept.get(together[0]) is None
    assert kept.get(together[-1]) == answer


def test_an_answer_that_is_too_long_is_not_kept(tmp_path: Path) -> None:
    kept = KeptReadings(tmp_path)
    kept.put(ASKED, [[os.urandom(kept_readings.MOST_OF_ONE).hex(), 0.5]])
    assert kept.get(ASKED) is None
    assert entries(tmp_path) == []


def test_what_a_killed_writer_left_is_thrown_out_with_the_oldest(tmp_path: Path) -> None:
    kept = KeptReadings(tmp_path, most=256 * 1000)
    kept.put(ASKED, ANSWER)
    (entry,) = entries(tmp_path)
    left = entry.parent / "tmpleft"
    left.write_bytes(bytes(5000))
    os.utime(left, (1, 1))
    kept.put(ASKED, ANSWER)
    assert entries(tmp_path) == [entry]


def test_many_may_write_at_once(tmp_path: Path) -> None:
    wrong: list[object] = []

    def write(number: int) -> None:
        kept = KeptReadings(tmp_path, most=256 * 1000)
        for turn in range(60):
            one = Asked(b"e", [str(turn % 7).encode()])
            kept.put(one, [turn % 7])
            answer = kept.get(one)
            if answer not in (None, [turn % 7]):
                wrong.append(answer)

    threads = [threading.Thread(target=write, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert all(len(place.name) == 64 for place in entries(tmp_path))


@pytest.mark.parametrize("place", ["file", "/dev/null/kept", "/proc/kept"])
def test_a_folder_that_cannot_be_written_keeps_nothing(tmp_path: Path, models: Counted, place: str) -> None:
    (tmp_path / "file").touch()
    for _ in range(2):
        assert engine(tmp_path / place).read([pixels(4)]) == [Reading("4", 0.5)]
    assert models.asked == 2


def test_a_folder_that_others_may_write_to_is_not_used(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    folder = tmp_path / "kept"
    assert private(folder) == folder
    KeptReadings(folder).put(ASKED, ANSWER)
    assert (private(folder), private(None)) == (folder, None)
    folder.chmod(0o770)
    assert private(folder) is None
    assert "others may write" in caplog.text


def test_the_setting_names_the_folder(tmp_path: Path) -> None:
    assert picture_cache({"WENBAO_PICTURE_CACHE": str(tmp_path)}) == tmp_path
    assert picture_cache({"WENBAO_PICTURE_CACHE": "below"}) == Path.cwd() / "below"
    assert picture_cache({"WENBAO_PICTURE_CACHE": "none"}) is None
    assert picture_cache({"WENBAO_PICTURE_CACHE": ""}) == picture_cache({})


def test_the_wider_bounds_hold_where_all_is_kept(keeping: Path, models: Counted) -> None:
    told: list[int] = []
    widen_with(lambda: told.append(1))
    try:
        ocr.engine().find(pixels(1))
        ocr.keep_in(keeping)
        ocr.engine().find(pixels(1))
    finally:
        widen_with(lambda: None)
    assert (len(told), models.asked) == (2, 1)


def test_a_table_is_read_from_what_is_kept_without_any_model(keeping: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("rapidocr")
    picture = drawn("收到申请12件", ruled=True)
    ocr.keep_in(None)
    plain = read_picture(picture)
    assert [type(part) for part in plain] == [Table]
    ocr.keep_in(keeping)
    assert read_picture(picture) == plain

    def no_models() -> ocr.Models:
        raise AssertionError("a model was asked")

    monkeypatch.setattr(ocr, "_models", no_models)
    ocr.keep_in(keeping)
    assert read_picture(picture) == plain
    for entry in entries(keeping):
        entry.write_bytes(b"")
    with pytest.raises(AssertionError, match="a model was asked"):
        read_picture(picture)


def test_a_worker_keeps_what_it_recognised_for_the_next_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("rapidocr")
    picture = drawn("全年收到申请12件")
    monkeypatch.setenv("WENBAO_PICTURE_CACHE", str(tmp_path / "kept"))
    told = []
    for _ in range(2):
        with Workers(1) as workers:
            told.append((workers.parse("a.png", picture), {one.name: one.stat().st_ino for one in entries(tmp_path / "kept")}))
    assert told[0] == told[1]  # an answer that was asked for again would be another file
    assert told[0][1]
    assert "12" in told[0][0].document.text
