#!/usr/bin/env python3
"""Draws how the symbolic engine's cost grows: bench/symbolic.sh BUILD growth > growth.csv; bench/plot.py growth.csv docs/growth.svg

One panel for each "what, where" of the series' names; the line is the median of ten models, the band spans the least and the most.
Needs python3-matplotlib."""
import csv
import sys

import matplotlib

matplotlib.use("svg")
matplotlib.rcParams.update({"svg.hashsalt": "detente", "svg.fonttype": "none"})
import matplotlib.pyplot as plt

PANELS = (("options", ("options, ring", "options, anywhere")),
          ("decision makers, of 60 options", ("decision makers, ring of 60 options",)),
          ("statements of each, 20 decision makers", ("statements, ring of 60 options",)))
STYLES = (("#1b5e9b", "-", "o"), ("#b3541e", "--", "s"))


def read(path):
    series = {}
    with open(path, encoding="utf-8") as file:
        for row in csv.DictReader(file):
            series.setdefault(row["series"], []).append([float(row[k]) for k in (
                "x", "seconds", "seconds_least", "seconds_most")])
    return series


def draw(axes, title, names, series):
    for name, (colour, dash, mark) in zip(names, STYLES):
        x, median, least, most = zip(*series[name])
        axes.fill_between(x, least, most, color=colour, alpha=0.15, linewidth=0)
        axes.plot(x, median, dash, color=colour, marker=mark, markersize=4, label=name.split(", ")[1].split(" of ")[0])
    axes.set_xscale("log")
    axes.set_yscale("log")
    ticks = sorted({point[0] for name in names for point in series[name]})
    shown = [t for k, t in enumerate(ticks) if k == 0 or t / ticks[k - 1] > 1.25]
    axes.set_xticks(shown, [f"{t:g}" for t in shown], fontsize=8)
    axes.set_xticks([], minor=True)
    axes.set_xlabel(title)
    axes.grid(True, which="major", linewidth=0.3)
    axes.legend(frameon=False, fontsize=8, loc="upper left")


def main(source, target):
    series = read(source)
    figure, all_axes = plt.subplots(1, len(PANELS), figsize=(11, 3.6), sharey=True, layout="constrained")
    for axes, (title, names) in zip(all_axes, PANELS):
        draw(axes, title, names, series)
    all_axes[0].set_ylabel("seconds, five concepts")
    figure.savefig(target, metadata={"Date": None, "Creator": None})


main(*sys.argv[1:3])
