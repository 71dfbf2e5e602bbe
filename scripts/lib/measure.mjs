import os from 'node:os';

export const median = numbers => {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[sorted.length >> 1];
};

export const megabytes = bytes => Math.round(bytes / 1024 / 1024);

/** The seconds of this thread's processor time: other programs on the machine do not count. Node before 23.9 tells the clock's. */
export function threadSeconds() {
  if (!process.threadCpuUsage) {
    return performance.now() / 1000;
  }
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1e6;
}

/** What {@link threadSeconds} tells on this Node, in words. */
export const threadSecondsMean = () =>
  process.threadCpuUsage ? 'processor time of one thread' : 'by the clock';

/** What figures of this machine are to be read by. */
export const machine = () =>
  `${os.cpus().length} × ${os.cpus()[0].model.trim()}, ${megabytes(
    os.totalmem(),
  )} MB of memory, Node ${process.version}`;
