import {
  ACCOUNT,
  anAssociation,
  aRole,
  aServiceAccount,
  CLUSTER,
  ROLE,
} from '../../resolve/__testUtils__/anEstate';
import {
  checkCases,
  ChangeParts,
  findingsOf,
} from '../__testUtils__/checkCases';
import { checkParts, contextOf, wholeParts } from '../__testUtils__/checkParts';
import { all, pods, template, container, BARE } from '../__testUtils__/pods';
import { irsaChecks } from '../catalogue';
import { runChecks } from '../framework/runChecks';
import { declaredRoleDiffers } from './IRSA-HY-010-declared-role';

const declares =
  (declaredRole: string): ChangeParts =>
  p => {
    p.entities = p.entities.map(entity => ({ ...entity, declaredRole }));
  };
const other = `arn:aws:iam::${ACCOUNT}:role/payments`;
const ENTITY = 'component:default/payments-api';
const unannotated: ChangeParts = p => {
  p.serviceAccounts = [aServiceAccount({ annotations: {} })];
};
/** Makes a role of an account carry tags; the trust policy stays as it is. */
const tagged =
  (arn: string, tags: Record<string, string>): ChangeParts =>
  p => {
    p.roles = [
      ...p.roles.filter(each => each.arn !== arn),
      aRole({ arn, tags }),
    ];
  };
const madeFor = (...names: string[]) =>
  tagged(ROLE, { 'irsa.backstage.io/service-account': names.join(' ') });
const declaredByTag = (arn: string) =>
  tagged(arn, { 'irsa.backstage.io/entity-ref': ENTITY });
const goesOnTo = (targetRoleArn: string): ChangeParts =>
  all(unannotated, p => {
    p.associations = [anAssociation({ targetRoleArn })];
  });

describe('IRSA-HY-010', () => {
  it.each(
    checkCases(declaredRoleDiffers, {
      hit: {
        estate: declares(other),
        about: ENTITY,
        says: `The catalog declares ${other} for ${ENTITY}, and its service accounts have ${ROLE}.`,
      },
      hits: {
        'a declared role while nothing is set up': {
          estate: all(declares(other), unannotated),
          about: ENTITY,
          says: 'none of its service accounts is set up for it',
        },
        'one of two declared roles that nothing is set up for': {
          estate: all(declares(ROLE), declaredByTag(other)),
          about: ENTITY,
          says: `The catalog declares ${other} for ${ENTITY}, and none of its service accounts is set up for it.`,
        },
        'a service account with a role that is not declared beside another': {
          estate: all(declares(ROLE), p => {
            const ref = {
              cluster: CLUSTER,
              namespace: 'payments',
              name: 'job',
            };
            p.serviceAccounts.push(
              aServiceAccount({
                ...ref,
                annotations: { 'eks.amazonaws.com/role-arn': other },
              }),
            );
            p.entities = p.entities.map(entity => ({
              ...entity,
              serviceAccounts: [...entity.serviceAccounts, ref],
            }));
          }),
          about: ENTITY,
          says: `set up for ${other}, which the catalog does not declare beside ${ROLE}`,
          severity: 'low',
        },
        'a role that was made for another service account': {
          estate: madeFor(`${CLUSTER}/payments/other`),
          about: ENTITY,
          says: `was made for service account ${CLUSTER}/payments/other, and ${CLUSTER}/payments/payments-api is set up for it`,
        },
      },
      nearMiss: {
        'the same role': declares(ROLE),
        'the role that the first one goes on to': all(
          declares(other),
          goesOnTo(other),
        ),
        'a role that was made for it and others': madeFor(
          `${CLUSTER}/payments/other`,
          `${CLUSTER}/payments/payments-api`,
        ),
        'an entity that is not in Kubernetes': all(declares(other), p => {
          p.entities = p.entities.map(entity => ({
            ...entity,
            name: 'billing-function',
            serviceAccounts: [],
          }));
        }),
      },
      notRead: p => {
        p.serviceAccounts = [];
        p.complete = p.complete.filter(mark => mark.kind !== 'service-account');
      },
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());

  it('says of what was read what does not hang on the rest', () => {
    const p = checkParts();
    declares(other)(p);
    p.complete = p.complete.filter(
      mark =>
        mark.kind !== 'service-account' &&
        mark.kind !== 'pod-identity-association',
    );
    const [missing] = findingsOf(declaredRoleDiffers, p).own;
    expect(missing).toBeUndefined();
    p.complete.push({ kind: 'pod-identity-association', of: CLUSTER });
    const { own, unread } = findingsOf(declaredRoleDiffers, p);
    expect(own.map(each => each.message)).toEqual([
      `Service accounts of ${ENTITY} are set up for ${ROLE}, which the catalog does not declare beside ${other}.`,
    ]);
    expect(unread.flatMap(each => each.waiting?.checks)).toEqual([
      'IRSA-HY-010',
    ]);
  });

  const explained: Record<string, [string, ChangeParts]> = {
    'a workload without a role of its own': [
      'IRSA-LG-004',
      all(declares(ROLE), unannotated, pods(BARE)),
    ],
    'a service account that does not exist': [
      'IRSA-SA-011',
      all(declares(ROLE), template(container()), p => {
        p.serviceAccounts = [];
      }),
    ],
    'a trust policy that names the service account that a role was made for': [
      'IRSA-TR-002',
      all(madeFor(`${CLUSTER}/payments/other`), p => {
        p.roles = p.roles.map(role => ({
          ...role,
          trustPolicy: role.trustPolicy.replace(
            'payments:payments-api',
            'payments:other',
          ),
        }));
      }),
    ],
    'a trust policy that was changed by hand': [
      'IRSA-HY-008',
      tagged(ROLE, {
        'managed-by': 'backstage',
        'irsa.backstage.io/service-account': `${CLUSTER}/payments/other`,
      }),
    ],
  };
  it.each(Object.entries(explained))(
    'leaves it to the check that explains it: %s',
    (_, [checkId, change]) => {
      const p = wholeParts();
      change(p);
      const ids = runChecks(contextOf(p), irsaChecks).findings.map(
        each => each.checkId,
      );
      expect(ids).toContain(checkId);
      expect(ids).not.toContain('IRSA-HY-010');
    },
  );
});
