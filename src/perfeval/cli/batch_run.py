"""The run of a plan, and what is said where it stops before its end."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from perfeval.cli.commands import UNUSABLE
from perfeval.cli.complaints import refuse
from perfeval.cli.guard import INTERRUPTED
from perfeval.i18n.cli_batch import say

if TYPE_CHECKING:
    from collections.abc import Callable

    import pyarrow as pa

    from perfeval.batch.inputs import Inputs
    from perfeval.batch.run import Ended
    from perfeval.cli.batch_call import Plan


def ended(
    plan: Plan,
    found: Inputs,
    see: Callable[[pa.RecordBatch], None],
    lang: str,
    summary: Callable[[], bytes],
) -> Ended | int:
    """What the run has done; an exit code where it stopped, and then that has been said."""
    from perfeval.batch.engines import EngineError, engine
    from perfeval.batch.lock import BusyError, ForeignError
    from perfeval.batch.parts import partial
    from perfeval.batch.run import Asked, run
    from perfeval.cli.batch_bar import bar
    from perfeval.cli.batch_faults import stopped

    place = plan.out or plan.reports
    asked = Asked(
        plan.out, plan.reports, plan.wanted.reports, plan.wanted.detail, plan.resume, lang, summary
    )
    counts = [source.projects for source in found.sources]
    total = sum(n for n in counts if n is not None) if None not in counts else None

    def kept() -> bool:
        return place is not None and partial(place).is_dir()

    try:
        mapped = engine(plan.engine, plan.jobs, plan.master)
        with bar(total, lang) as tick:

            def seen(batch: pa.RecordBatch) -> None:
                see(batch)
                tick(batch.num_rows)

            return run(found.sources, asked, mapped, seen)
    except EngineError as error:
        refuse(error.texts[lang])
    except BusyError:
        refuse(say("stop.busy", lang, path=place))
    except ForeignError as error:
        refuse(say("stop.foreign", lang, path=error))
    except OSError as error:
        refuse(stopped(error, place or Path(), lang, kept()))
    except KeyboardInterrupt:
        refuse(say("interrupted", lang) + (say("stop.resume", lang) if kept() else ""))
        return INTERRUPTED
    return UNUSABLE
