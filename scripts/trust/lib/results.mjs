import fs from 'node:fs';
import { fileURLToPath } from 'node:url';

/** What mutation testing measured last, with the reasons of people for each survivor. */
export const resultsFile = fileURLToPath(
  new URL('../mutation.json', import.meta.url),
);

const trustPrefix = 'plugins/irsa-common/src/trust/';

export function readResults() {
  return JSON.parse(fs.readFileSync(resultsFile, 'utf8'));
}

const KILLED = ['Killed', 'Timeout'];
const ALIVE = ['Survived', 'NoCoverage'];

/** The text that a mutant replaces. */
function originalOf({ source }, { start, end }) {
  const lines = source.split('\n').slice(start.line - 1, end.line);
  lines[lines.length - 1] = lines.at(-1).slice(0, end.column - 1);
  lines[0] = lines[0].slice(start.column - 1);
  return lines.join('\n');
}

const oneLine = text => {
  const flat = text.replace(/\s+/g, ' ').trim();
  return flat.length > 90 ? `${flat.slice(0, 87)}…` : flat;
};

/** Identifies a survivor across edits elsewhere in its file. */
export const keyOf = ({ file, was, became }) => `${file}: ${was} → ${became}`;

/** Sums up the report of one part: figures, and each mutant that no test noticed. */
export function summarize(report) {
  const counts = { killed: 0, survived: 0 };
  const survivors = [];
  for (const [path, file] of Object.entries(report.files)) {
    for (const mutant of file.mutants) {
      if (KILLED.includes(mutant.status)) {
        counts.killed += 1;
      } else if (ALIVE.includes(mutant.status)) {
        counts.survived += 1;
        survivors.push({
          file: path.replace(trustPrefix, ''),
          line: mutant.location.start.line,
          was: oneLine(originalOf(file, mutant.location)),
          became: oneLine(mutant.replacement || 'nothing'),
        });
      }
    }
  }
  return { ...counts, survivors };
}

/** Takes in what was measured of one part; reasons that people gave stay. */
export function withPart(results, name, { survivors, ...counts }, machine) {
  const reasons = new Map(
    results.survivors.map(survivor => [keyOf(survivor), survivor.reason]),
  );
  const others = results.survivors.filter(({ part }) => part !== name);
  return {
    parts: { ...results.parts, [name]: { ...counts, ...machine } },
    survivors: [
      ...others,
      ...survivors.map(survivor => ({
        part: name,
        ...survivor,
        reason: reasons.get(keyOf(survivor)) ?? '',
      })),
    ],
  };
}

export function writeResults(results) {
  fs.writeFileSync(resultsFile, `${JSON.stringify(results, null, 2)}\n`);
}
