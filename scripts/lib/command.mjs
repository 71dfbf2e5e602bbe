import { exitCodeOf, onEnd } from './ending.mjs';
import { Failure, explainSystemError } from './failure.mjs';
import { Processes } from './processes.mjs';
import { Report } from './report.mjs';

/**
 * Runs one of the commands: gives it what it needs, ends what it started however it ends, and turns failures into
 * sentences. The command answers with its exit code; `ready()` tells that from now on an end by signal is a proper one,
 * and `throwIfEnding()` keeps it from going on when its programs ended because it is ended itself.
 */
export async function runCommand(command, { report = new Report() } = {}) {
  const processes = new Processes();
  let serving = false;
  let endedBy;
  const cleanups = [];

  const finish = async code => {
    await processes.stopAll();
    for (const cleanup of cleanups.reverse()) {
      await cleanup();
    }
    process.exit(code);
  };

  const explain = error => {
    const failure =
      error instanceof Failure ? error : explainSystemError(error);
    process.stderr.write(
      failure ? `\n${failure.lines.join('\n')}\n` : `\n${error.stack}\n`,
    );
  };

  onEnd(signal => {
    if (endedBy) {
      // Asked twice: whoever asks does not want to wait.
      if (signal === 'SIGINT') {
        processes.killAll();
        process.exit(exitCodeOf(signal));
      }
      return;
    }
    endedBy = signal;
    finish(serving ? 0 : exitCodeOf(signal)).catch(error => {
      explain(error);
      process.exit(1);
    });
  });

  // A reader that has gone (`npm start | head -1`) must not turn into a stack trace.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', error => {
      if (error.code !== 'EPIPE') {
        throw error;
      }
    });
  }

  try {
    const code = await command({
      processes,
      report,
      ready: () => {
        serving = true;
      },
      atEnd: cleanup => cleanups.push(cleanup),
      throwIfEnding: () => {
        if (endedBy) {
          throw new Failure('Interrupted.');
        }
      },
    });
    if (!endedBy) {
      await finish(code ?? 0);
    }
  } catch (error) {
    if (!endedBy) {
      explain(error);
      await finish(1);
    }
  }
}
