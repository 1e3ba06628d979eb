"""Strike the two bells of this folder: `python resources/sounds/strike.py` makes the very same files again.

Once for the last minute, three times when the time is up; partials of a small bell that die away, the high ones first.
"""

import math
import struct
import wave
from pathlib import Path

HERE = Path(__file__).resolve().parent
RATE = 16000
#: Hertz, share of the loudness, and seconds until it has died away to a third.
PARTIALS = ((880.0, 0.5, 0.45), (1762.0, 0.25, 0.25), (2640.0, 0.15, 0.12), (3960.0, 0.1, 0.06))
#: Seconds: how long a strike takes to sound at all, and a whole file after its last strike.
ATTACK, LAST = 0.004, 1.2
STRIKES = {"warning.wav": (0.0,), "overtime.wav": (0.0, 0.45, 0.9)}


def _loudness(strikes: tuple[float, ...], at: float) -> float:
    heard = 0.0
    for since in (at - strike for strike in strikes if at >= strike):
        bell = sum(
            share * math.exp(-since / decay) * math.sin(math.tau * hertz * since) for hertz, share, decay in PARTIALS
        )
        heard += min(1.0, since / ATTACK) * bell
    return heard


def _make(name: str, strikes: tuple[float, ...]) -> None:
    samples = [_loudness(strikes, index / RATE) for index in range(round((strikes[-1] + LAST) * RATE))]
    scale = 0.9 * 32767 / max(map(abs, samples))
    with wave.open(str(HERE / name), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(b"".join(struct.pack("<h", round(sample * scale)) for sample in samples))


if __name__ == "__main__":
    for name, strikes in STRIKES.items():
        _make(name, strikes)
