"""Makes drumroll.wav and applause.wav beside itself, from noise with the seed below: python cheer.py."""

import math
import random
import struct
import wave
from pathlib import Path

RATE = 16_000
SEED = 20261201
LOUDEST = 0.85


def drumroll(chance: random.Random, seconds: float = 2.4) -> list[float]:
    """Return strokes of two sticks on a snare drum that come faster than they can be told apart, and grow louder."""
    samples = [0.0] * round(RATE * seconds)
    at, stroke = 0.0, 0
    while at < seconds - 0.15:
        loud = (0.25 + 0.75 * at / seconds) * (1.0 if stroke % 2 else 0.82) * chance.uniform(0.9, 1.0)
        begin, low = round(at * RATE), 0.0
        for step in range(min(round(0.14 * RATE), len(samples) - begin)):
            fades = math.exp(-step / (0.022 * RATE))
            low += 0.35 * (chance.uniform(-1, 1) - low)
            body = math.sin(2 * math.pi * 185 * step / RATE) * math.exp(-step / (0.05 * RATE))
            samples[begin + step] += loud * (0.8 * low * fades + 0.35 * body)
        at += chance.uniform(0.036, 0.042)
        stroke += 1
    return samples


def applause(chance: random.Random, seconds: float = 4.2) -> list[float]:
    """Return the claps of some hundred hands that begin within half a second and end one after the other."""
    samples = [0.0] * round(RATE * seconds)
    for _hands in range(110):
        at, ends, pace = chance.uniform(0.0, 0.5), chance.uniform(1.8, seconds - 0.2), chance.uniform(0.15, 0.26)
        loud, tone = chance.uniform(0.25, 1.0), chance.uniform(0.25, 0.7)
        while at < ends:
            begin, low, former = round(at * RATE), 0.0, 0.0
            for step in range(min(round(0.03 * RATE), len(samples) - begin)):
                low += tone * (chance.uniform(-1, 1) - low)
                fades = math.exp(-step / (0.006 * RATE)) * min(step / 8, 1.0)
                samples[begin + step] += loud * fades * (low - former)
                former = low
            at += pace * chance.uniform(0.85, 1.15)
    return samples


def write(path: Path, samples: list[float]) -> None:
    """Write samples as 16 bits, one channel, the loudest at LOUDEST, the ends faded to silence."""
    peak, fade = max(map(abs, samples)), round(0.01 * RATE)
    whole = [
        round(32767 * LOUDEST * value / peak * min(at / fade, (len(samples) - 1 - at) / fade, 1.0))
        for at, value in enumerate(samples)
    ]
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(struct.pack(f"<{len(whole)}h", *whole))


if __name__ == "__main__":
    here = Path(__file__).parent
    write(here / "drumroll.wav", drumroll(random.Random(SEED)))
    write(here / "applause.wav", applause(random.Random(SEED)))
