// A reporter of node:test that writes one JSON line per test case, for counting. A describe block is no case.
export default async function* countReporter(events) {
  for await (const { type, data } of events) {
    if (type !== 'test:pass' && type !== 'test:fail') {
      continue;
    }
    if (data.details?.type === 'suite') {
      continue;
    }
    yield `${JSON.stringify({
      name: data.name,
      file: data.file,
      outcome: outcomeOf(type, data),
    })}\n`;
  }
}

function outcomeOf(type, data) {
  if (data.skip !== undefined || data.todo !== undefined) {
    return 'skipped';
  }
  return type === 'test:pass' ? 'passed' : 'failed';
}
