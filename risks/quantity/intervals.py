"""What a 90 % interval means: a lognormal whose 5th and 95th percentiles are its two ends."""

from dataclasses import dataclass
from math import exp, log

Z95 = 1.6448536269514722
"""95th percentile of the standard normal distribution."""


@dataclass(frozen=True, slots=True)
class Interval:
    """Between two positive ends nine times out of ten; equal ends are a certainty."""

    low: float
    high: float

    def __post_init__(self) -> None:
        if not 0 < self.low <= self.high:
            raise ValueError("an interval goes from a positive number to one that is not smaller")

    @property
    def mu(self) -> float:
        """Mean of the logarithm."""
        return (log(self.low) + log(self.high)) / 2

    @property
    def sigma(self) -> float:
        """Standard deviation of the logarithm."""
        return (log(self.high) - log(self.low)) / (2 * Z95)

    @property
    def mean(self) -> float:
        """The mean of the lognormal, which lies above the middle of the interval."""
        return exp(self.mu + self.sigma**2 / 2)


@dataclass(frozen=True, slots=True)
class Hazard:
    """One scenario: how often a year, and how many euros each time."""

    key: str
    frequency: Interval
    loss: Interval

    @property
    def expected(self) -> float:
        """Mean loss of one year, in euros."""
        return self.frequency.mean * self.loss.mean
