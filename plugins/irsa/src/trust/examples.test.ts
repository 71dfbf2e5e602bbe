import {
  lintTrustPolicy,
  parseTrustPolicy,
  trustScope,
} from 'backstage-plugin-irsa-common';
import { EXAMPLE_IDS, exampleText } from './examples';

describe('the examples', () => {
  it('show every width', () => {
    const widths = EXAMPLE_IDS.map(
      id => trustScope(parseTrustPolicy(exampleText(id)).policy).class,
    );
    expect(new Set(widths)).toEqual(
      new Set([
        'exact',
        'cluster',
        'namespace',
        'name-prefix',
        'name-across-namespaces',
        'namespaces',
        'none',
        'unknown',
      ]),
    );
  });

  it.each(EXAMPLE_IDS)('%s is one that AWS takes, or is said not to be', id => {
    const { policy } = parseTrustPolicy(exampleText(id));
    const isRefused = lintTrustPolicy(policy).some(
      ({ awsWouldReject }) => awsWouldReject,
    );
    expect(isRefused).toBe(id === 'refusedByAws');
  });
});
