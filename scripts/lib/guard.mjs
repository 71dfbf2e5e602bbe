// Runs a command in a process group of its own, and ends that group when whoever started this is gone, however it went:
// the channel to it closes even when it was killed with SIGKILL.
import { spawn } from 'node:child_process';
import os from 'node:os';

const GRACE_MILLISECONDS = 5000;
/** When nobody is left to read the output, a program that writes may hang at its end. */
const ORPHAN_GRACE_MILLISECONDS = 1500;

// The first argument is the user and group to run the command as; this itself needs no less than it was given.
const [identity, command, ...commandArguments] = process.argv.slice(2);
let ending = false;

function endGroup() {
  if (ending) {
    return;
  }
  ending = true;
  process.kill(-process.pid, 'SIGTERM');
  setTimeout(
    () => process.kill(-process.pid, 'SIGKILL'),
    process.connected ? GRACE_MILLISECONDS : ORPHAN_GRACE_MILLISECONDS,
  ).unref();
}

process.on('disconnect', endGroup);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, endGroup);
}

const child = spawn(command, commandArguments, {
  stdio: 'inherit',
  ...JSON.parse(identity),
});
child.on('error', error => {
  process.stderr.write(`${command} could not be started: ${error.message}\n`);
  process.exit(127);
});
child.on('exit', (code, signal) => {
  if (!process.connected) {
    // Nobody is left to end the grandchildren, so this does, itself included.
    process.kill(-process.pid, 'SIGKILL');
  }
  process.exit(code ?? 128 + (os.constants.signals[signal] ?? 0));
});
