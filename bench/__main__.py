"""Run every benchmark; exit status 1 where a stated bound is missed."""

import sys

from bench import answers, content_check, drawing, histories, keystroke, lab_speed, pages, stage

if __name__ == "__main__":
    missed = [
        bound
        for benchmark in (lab_speed, drawing, content_check, keystroke, stage, pages, histories, answers)
        for bound in benchmark.run()
    ]
    print("\n".join(f"MISSED: {bound}" for bound in missed) or "every bound is met")
    sys.exit(1 if missed else 0)
