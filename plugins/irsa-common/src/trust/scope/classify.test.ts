import type { TrustReasonCode } from '../reasons';
import type { TrustClass } from '../types';
import { classOfSubject, classOfSubjects, widestTrustClass } from './classify';
import { isEksIssuer, isOtherIssuer } from './knownIssuers';

function subject(namespace: string, name: string, ...codes: TrustReasonCode[]) {
  return {
    namespace,
    name,
    except: [],
    conditional: codes.map(code => ({ code, message: '' })),
  };
}

describe('the class of a subject', () => {
  it.each<[string, string, TrustClass]>([
    ['ns', 'sa', 'exact'],
    ['ns', '*', 'namespace'],
    ['ns', 'sa-*', 'name-prefix'],
    ['ns', '?', 'name-prefix'],
    ['ns', '*-sa', 'name-prefix'],
    ['*', 'sa', 'name-across-namespaces'],
    ['n?', 'sa-*', 'name-across-namespaces'],
    ['*', '?', 'name-across-namespaces'],
    ['n*', '*', 'namespaces'],
    ['?', '*', 'namespaces'],
    ['*', '*', 'cluster'],
  ])('%s/%s is %s', (namespace, name, expected) => {
    expect(classOfSubject(subject(namespace, name))).toBe(expected);
  });

  it.each<TrustReasonCode>([
    'MALFORMED_POLICY',
    'UNKNOWN_ELEMENT',
    'UNKNOWN_OPERATOR',
    'DISPUTED_SEMANTICS',
    'VALUE_NOT_UNDERSTOOD',
    'WILDCARD_PRINCIPAL',
    'NOT_PRINCIPAL',
    'POLICY_NOT_READ',
    'TOO_LARGE',
    'TOO_MANY_ENTRIES',
  ])('is unknown under %s, which is not understood', code => {
    expect(classOfSubject(subject('ns', 'sa', 'UNKNOWN_KEY', code))).toBe(
      'unknown',
    );
  });

  it('is that of its names under conditions that are understood', () => {
    expect(
      classOfSubject(
        subject(
          'ns',
          'sa',
          'UNKNOWN_KEY',
          'CASE_INSENSITIVE',
          'UNKNOWN_VARIABLE',
        ),
      ),
    ).toBe('exact');
  });
});

describe('the widest class', () => {
  it('goes by width', () => {
    const classes: TrustClass[] = [
      'none',
      'exact',
      'name-prefix',
      'namespace',
      'name-across-namespaces',
      'namespaces',
      'cluster',
      'unknown',
    ];
    classes.forEach((wider, at) => {
      for (const other of classes.slice(0, at + 1)) {
        expect(widestTrustClass([other, wider])).toBe(wider);
        expect(widestTrustClass([wider, other])).toBe(wider);
      }
    });
    expect(widestTrustClass([])).toBe('none');
  });

  it('of subjects is that of the widest', () => {
    expect(classOfSubjects([])).toBe('none');
    expect(
      classOfSubjects([
        subject('a', 'b'),
        subject('a', '*'),
        subject('a', 'c*'),
      ]),
    ).toBe('namespace');
  });
});

describe('issuers', () => {
  it.each([
    'accounts.google.com',
    'Accounts.Google.com',
    'token.actions.githubusercontent.com',
    'token.actions.githubusercontent.com/enterprise',
    'gitlab.com',
    'app.terraform.io',
    'agent.buildkite.com',
    'oidc.circleci.com/org/1',
    'api.bitbucket.org/2.0/a',
    'cognito-identity.amazonaws.com',
    'graph.facebook.com',
    'www.amazon.com',
    'oidc.vercel.com/a',
    'app.vssps.visualstudio.com/b',
    'vstoken.dev.azure.com/1',
  ])('%s serves something else than clusters', issuer => {
    expect([isOtherIssuer(issuer), isEksIssuer(issuer)]).toEqual([true, false]);
  });

  it.each([
    'oidc.eks.eu-west-1.amazonaws.com/id/A',
    'oidc-eks.cn-north-1.on.amazonwebservices.com.cn/id/A',
    'OIDC.EKS.eu-west-1.amazonaws.com/id/A',
  ])('%s is an EKS cluster', issuer => {
    expect([isOtherIssuer(issuer), isEksIssuer(issuer)]).toEqual([false, true]);
  });

  it.each([
    'login.example.com',
    'accounts.google.com.example.com',
    'example.com/accounts.google.com',
    'accountsxgoogle.com',
    'gitlab.com.example.com/a',
    'my.gitlab.com',
    'example.com/a.visualstudio.com',
    'xoidc.eks.eu-west-1.amazonaws.com',
    'example.com/oidc.eks.eu-west-1.amazonaws.com',
    'oidc.ekseu-west-1.amazonaws.com',
    'oidcxeks.eu-west-1.amazonaws.com',
  ])('%s may serve a cluster that is not of EKS', issuer => {
    expect([isOtherIssuer(issuer), isEksIssuer(issuer)]).toEqual([
      false,
      false,
    ]);
  });
});
