import fs from 'node:fs';
import path from 'node:path';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
];

const OTHER_PLACES = [
  '/usr/bin/chromium',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

function isExecutable(file) {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return fs.statSync(file).isFile();
  } catch {
    return false;
  }
}

/** The Chromium or Chrome of this machine: what CHROMIUM_PATH names, else the first one found. */
export function findChromium(environment) {
  if (environment.CHROMIUM_PATH) {
    return isExecutable(environment.CHROMIUM_PATH)
      ? environment.CHROMIUM_PATH
      : undefined;
  }
  const onPath = (environment.PATH ?? '')
    .split(path.delimiter)
    .filter(Boolean)
    .flatMap(directory => NAMES.map(name => path.join(directory, name)));
  return [...onPath, ...OTHER_PLACES].find(isExecutable);
}

/** What to tell where there is none. */
export function missingChromium(environment) {
  const { CHROMIUM_PATH } = environment;
  return {
    name: 'Chromium',
    reason: CHROMIUM_PATH
      ? `the browser tests need it, and CHROMIUM_PATH names ${CHROMIUM_PATH}, which is no program`
      : 'the browser tests need it, and none was found on PATH',
    remedy:
      '`apt-get install chromium` on Debian, `brew install --cask chromium` on macOS; or name an installed Chrome with CHROMIUM_PATH=<file>',
  };
}
