// Written in the oldest syntax, so that an old Node gives the sentence below and not a syntax error.
const MINIMUM_NODE = 20;

export function enter(load) {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < MINIMUM_NODE) {
    console.error(
      'These scripts need Node ' +
        MINIMUM_NODE +
        ' or newer with npm, and this is Node ' +
        process.versions.node +
        '. Install Node 24, then run the same command again.',
    );
    process.exitCode = 1;
    return;
  }
  load().then(
    function run(module) {
      return module.main(process.argv.slice(2));
    },
    function fail(error) {
      console.error(error);
      process.exitCode = 1;
    },
  );
}
