import fs from 'node:fs';
import os from 'node:os';

const POLL_MILLISECONDS = 500;

/** The parent of a process, where the system tells (Linux), else undefined. */
export function parentOf(pid, read = fs.readFileSync) {
  try {
    // The name in brackets may hold anything, brackets and blanks too, so the fields count from the last bracket.
    const fields = read(`/proc/${pid}/stat`, 'utf8').split(') ').pop();
    return Number(fields.split(' ')[1]);
  } catch {
    // No such process any more, or no /proc on this system.
    return undefined;
  }
}

/**
 * The processes whose end ends this one: the parent, and under npm its parent too, because npm puts a shell in between
 * that outlives it.
 */
export function watchedAncestry(environment, processId = process.pid) {
  const links = [];
  let pid = processId;
  for (
    let level = 0;
    level < (environment.npm_lifecycle_event ? 2 : 1);
    level++
  ) {
    const parent = pid === process.pid ? process.ppid : parentOf(pid);
    if (!parent || parent === 1) {
      break;
    }
    links.push({ pid, parent });
    pid = parent;
  }
  return links;
}

export function ancestryHolds(links) {
  return links.every(({ pid, parent }) => {
    const now = pid === process.pid ? process.ppid : parentOf(pid);
    return now === parent;
  });
}

/**
 * Calls back when this program is to end: with the name of a signal, or with SIGHUP when the program that started it is
 * gone. Signals alone are not enough: a SIGTERM to npm, or the end of it, does not reach the scripts that it runs.
 */
export function onEnd(callback) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => callback(signal));
  }
  const links = watchedAncestry(process.env);
  const poll = setInterval(() => {
    if (!ancestryHolds(links)) {
      clearInterval(poll);
      callback('SIGHUP');
    }
  }, POLL_MILLISECONDS);
  poll.unref();
}

/** The exit code that a shell shows for a program ended by a signal. */
export const exitCodeOf = signal => 128 + os.constants.signals[signal];
