import { matchesLabels, parseLabelSelector } from './labelSelector';

function matches(selector: string, labels: Record<string, string>) {
  const parsed = parseLabelSelector(selector);
  if ('problem' in parsed) {
    throw new Error(parsed.problem);
  }
  return matchesLabels(parsed.requirements, labels);
}

describe('label selectors', () => {
  it.each([
    ['app=api', { app: 'api' }, true],
    ['app==api', { app: 'api' }, true],
    ['app=api', { app: 'web' }, false],
    ['app=api', {}, false],
    ['app!=api', { app: 'web' }, true],
    ['app!=api', {}, true],
    ['app!=api', { app: 'api' }, false],
    ['app in (api, web)', { app: 'web' }, true],
    ['app in (api,web)', { app: 'job' }, false],
    ['app notin (api,web),tier=back', { app: 'job', tier: 'back' }, true],
    ['app notin (api)', {}, true],
    ['app', { app: '' }, true],
    ['app', {}, false],
    ['!app', {}, true],
    ['!app', { app: 'api' }, false],
    ['app.kubernetes.io/name=api', { 'app.kubernetes.io/name': 'api' }, true],
    ['app=api,tier=back', { app: 'api' }, false],
    ['constructor', {}, false],
  ])('%s on %j is %s', (selector, labels, expected) => {
    expect(matches(selector, labels as Record<string, string>)).toBe(expected);
  });

  it.each(['app=api,', 'app=a b', 'app in api', '=api', ''])(
    'refuses %j and says which part',
    selector => {
      expect(parseLabelSelector(selector)).toEqual({
        problem: expect.stringContaining('is not a requirement'),
      });
    },
  );
});
