"""agreement.py WHICHWAY: the shipped rulebook recommends what projects came
to, and is as sure as it may be (`rules test --precedents`)."""

import json
import subprocess
import sys

RIGHT_LEAST = {"not_held": 0.82, "held": 0.78}
MET_LEAST = 0.9  # of all
BRIER_MOST, LOG_LOSS_MOST = 0.43, 0.77
CLEAR_LEAST, CLEAR_OF_ALL = 0.9, 0.25
LIKELY = (0.75, 0.92)
RECORD_OFF_MOST = 0.15


def share(count):
    return count["right"] / count["of"] if count["of"] else 1.0


def main():
    told = json.loads(subprocess.run(
        [sys.argv[1], "rules", "test", "--precedents", "--format", "json"],
        capture_output=True, text=True, check=True).stdout)
    held = told["agreement"]["held"]["of"]
    met = {key: sum(part[key] for part in told["met"].values())
           for key in ("right", "of")}
    strengths = {one["level"]: one for one in told["strengths"]}
    holds = {
        **{f"{part}: {share(told['agreement'][part]):.3f} right":
           share(told["agreement"][part]) >= least
           for part, least in RIGHT_LEAST.items()},
        f"{share(met):.3f} met": share(met) >= MET_LEAST,
        f"Brier score {told['shares']['brier']}":
            told["shares"]["brier"] <= BRIER_MOST,
        f"log loss {told['shares']['log_loss']}":
            told["shares"]["log_loss"] <= LOG_LOSS_MOST,
        f"clear: {strengths['clear']} of {held}":
            share(strengths["clear"]) >= CLEAR_LEAST and
            strengths["clear"]["of"] >= CLEAR_OF_ALL * held,
        f"likely: {strengths['likely']}":
            LIKELY[0] <= share(strengths["likely"]) <= LIKELY[1],
        **{f"records {band}": abs(share(band["told"]) - share(band["was"])) <=
           RECORD_OFF_MOST for band in told["records"]},
    }
    for what, fine in holds.items():
        print("  " if fine else "NO", what)
    sys.exit(0 if all(holds.values()) else 1)


main()
