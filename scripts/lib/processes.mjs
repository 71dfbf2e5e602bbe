import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { StringDecoder } from 'node:string_decoder';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Failure, explainOutput, explainSystemError } from './failure.mjs';

const GUARD = fileURLToPath(new URL('guard.mjs', import.meta.url));
const TAIL_LINES = 400;
const SHOWN_LINES = 25;
const GRACE_MILLISECONDS = 8000;
const LEFT_BEHIND_MILLISECONDS = 2000;

/** Calls back with each complete line of a stream, and with an unfinished last one at its end. */
function eachLine(stream, callback) {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  stream.on('data', chunk => {
    const lines = (rest + decoder.write(chunk)).split(/\r?\n/);
    rest = lines.pop();
    lines.forEach(callback);
  });
  stream.on('end', () => {
    if (rest) {
      callback(rest);
    }
  });
}

function signalOf(code) {
  return Object.entries(os.constants.signals).find(
    ([, number]) => code === 128 + number,
  )?.[0];
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function send(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch (error) {
    // ESRCH: it has ended by itself, which is what was wanted.
    if (error.code !== 'ESRCH') {
      throw error;
    }
  }
}

/** A log file that never stands in the way: when it cannot be written, `problem` says why. */
class Log {
  constructor(file) {
    this.file = file;
    if (!file) {
      return;
    }
    fs.mkdirSync(path.dirname(file), { recursive: true });
    this.stream = fs.createWriteStream(file);
    this.stream.on('error', error => {
      this.problem = error;
      this.stream = undefined;
    });
  }

  write(line) {
    this.stream?.write(`${line}\n`);
  }

  end() {
    this.stream?.end();
  }
}

/** The programs that this one has started, each in a process group of its own, so that they end together. */
export class Processes {
  #running = new Set();
  #stopping = false;

  /**
   * Starts a program. Its output goes to a log file and to `onLine`, or is shown as it comes with `show`; `identity` is
   * the `{ uid, gid }` to run it as, and `registry` tells that it asks the package registry.
   */
  start(command, commandArguments, options = {}) {
    const { cwd, env, log, show = false, onLine, identity } = options;
    if (this.#stopping) {
      throw new Failure('Stopped.');
    }
    const logFile = new Log(log);
    const output = show ? 'inherit' : 'pipe';
    const child = spawn(
      process.execPath,
      [GUARD, JSON.stringify(identity ?? {}), command, ...commandArguments],
      {
        cwd,
        env,
        stdio: ['ignore', output, output, 'ipc'],
        detached: true,
      },
    );
    const tail = [];
    const running = {
      pid: child.pid,
      tail,
      log,
      registry: options.registry,
      get logProblem() {
        return logFile.problem;
      },
    };
    this.#running.add(running);
    for (const stream of [child.stdout, child.stderr].filter(Boolean)) {
      eachLine(stream, line => {
        tail.push(line);
        if (tail.length > TAIL_LINES) {
          tail.shift();
        }
        logFile.write(line);
        onLine?.(line);
      });
    }
    running.exited = new Promise((resolve, reject) => {
      child.on('error', reject);
      // 'exit' and not 'close': a grandchild that keeps the pipes open would hold 'close' back for ever.
      child.on('exit', (code, signal) => {
        running.ended = true;
        // The guard tells of a signal to its command as a shell would.
        running.signal = signal ?? signalOf(code);
        running.code = code;
        const finish = () => {
          logFile.end();
          resolve({ code, signal });
        };
        // What the program wrote last is still in the pipes.
        Promise.race([
          new Promise(done => {
            child.on('close', done);
          }),
          sleep(500),
        ]).then(finish);
      });
    });
    running.stop = () => this.#stop(running);
    // A failure to start is reported by whoever awaits `exited`; nobody may be awaiting it yet.
    running.exited.catch(() => {});
    return running;
  }

  /** Runs a program to its end. When it fails, the failure says why in a sentence, or shows the end of its output. */
  async run(command, commandArguments, options = {}) {
    const running = this.start(command, commandArguments, options);
    let result;
    try {
      result = await running.exited;
    } finally {
      await running.stop();
    }
    if (result.code !== 0 && !options.mayFail) {
      throw this.failureOf(running, `${options.doing ?? command} failed.`);
    }
    return { ...result, tail: running.tail };
  }

  /** The failure of a program that has ended when it should not have. */
  failureOf(running, message, remedy) {
    const known =
      explainSystemError(running.logProblem) ??
      explainOutput(running.tail.join('\n'), { registry: running.registry });
    if (known) {
      known.log = running.logProblem ? undefined : running.log;
      return known;
    }
    return new Failure(message, {
      remedy,
      details: running.tail.slice(-SHOWN_LINES),
      log: running.log,
    });
  }

  async #stop(running) {
    if (!this.#running.has(running)) {
      return;
    }
    // The guard passes the signal on to its whole group, so that each program gets it once. When the guard has ended,
    // only what its command left behind remains.
    const pid = running.ended ? -running.pid : running.pid;
    const grace = running.ended ? LEFT_BEHIND_MILLISECONDS : GRACE_MILLISECONDS;
    send(pid, 'SIGTERM');
    const deadline = Date.now() + grace;
    while (isAlive(-running.pid) && Date.now() < deadline) {
      await sleep(50);
    }
    send(-running.pid, 'SIGKILL');
    this.#running.delete(running);
  }

  /** Ends everything that was started, and lets nothing new begin. */
  async stopAll() {
    this.#stopping = true;
    await Promise.all([...this.#running].map(running => this.#stop(running)));
  }

  /** Ends everything at once, without asking. */
  killAll() {
    this.#stopping = true;
    for (const running of this.#running) {
      send(-running.pid, 'SIGKILL');
    }
  }
}
