const HEARTBEAT_SECONDS = 15;

/** Progress for people: one line when a step begins, one when it took long, with the seconds since the start. */
export class Report {
  constructor({ write = line => process.stdout.write(`${line}\n`) } = {}) {
    this.write = write;
    this.begun = performance.now();
  }

  get seconds() {
    return (performance.now() - this.begun) / 1000;
  }

  line(text) {
    this.write(`[${this.seconds.toFixed(1).padStart(6)} s] ${text}`);
  }

  /** Runs a step that may take long: says so now, every quarter of a minute, and how long it took. */
  async step(text, run) {
    this.line(`${text} …`);
    const begun = performance.now();
    const took = () => Math.round((performance.now() - begun) / 1000);
    const heartbeat = setInterval(
      () => this.line(`${text}: ${took()} s so far`),
      HEARTBEAT_SECONDS * 1000,
    );
    heartbeat.unref();
    try {
      const result = await run();
      this.line(`${text}: done in ${took()} s`);
      return result;
    } finally {
      clearInterval(heartbeat);
    }
  }
}
