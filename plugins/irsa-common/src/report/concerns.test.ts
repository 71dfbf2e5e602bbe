import { FindingSubject } from '../model';
import { ConcernedBinding, ConcerningSubject, ConcernIndex } from './concerns';

const ROLE = 'arn:aws:iam::111122223333:role/payments-api';

const binding: ConcernedBinding = {
  serviceAccount: 'serviceaccount:prod/payments/api',
  cluster: 'prod',
  namespace: 'payments',
  roleArn: ROLE,
  accounts: ['111122223333'],
  workloads: ['workload:prod/payments/Deployment/api'],
  entityRefs: ['component:default/payments-api'],
};
const unclaimed: ConcernedBinding = { ...binding, entityRefs: [] };

function concerns(
  subject: FindingSubject,
  rest: Partial<ConcerningSubject> = {},
  of: ConcernedBinding = binding,
): boolean {
  const finding: ConcerningSubject = {
    subject,
    consequences: [],
    entityRefs: [],
    state: 'fail',
    ...rest,
  };
  return new ConcernIndex([finding]).of(of).includes(finding);
}

describe('ConcernIndex', () => {
  it.each<FindingSubject>([
    { kind: 'service-account', ref: binding.serviceAccount },
    { kind: 'role', ref: ROLE },
    { kind: 'workload', ref: 'workload:prod/payments/Deployment/api' },
    { kind: 'entity', ref: 'component:default/payments-api' },
  ])('has a finding about its $kind', subject => {
    expect(concerns(subject)).toBe(true);
    expect(concerns({ ...subject, ref: `${subject.ref}-2` })).toBe(false);
  });

  it('has a finding whose cause breaks it', () => {
    const other: FindingSubject = { kind: 'role', ref: `${ROLE}-2` };
    const consequences: FindingSubject[] = [
      { kind: 'service-account', ref: binding.serviceAccount },
    ];
    expect(concerns(other, { consequences })).toBe(true);
  });

  it.each<FindingSubject>([
    { kind: 'cluster', ref: 'cluster:prod' },
    { kind: 'namespace', ref: 'namespace:prod/payments' },
    { kind: 'account', ref: 'account:111122223333' },
    {
      kind: 'provider',
      ref: 'arn:aws:iam::111122223333:oidc-provider/oidc.example.com',
    },
  ])('has a finding about its $kind that names its entity', subject => {
    const { entityRefs } = binding;
    expect(concerns(subject, { entityRefs })).toBe(true);
    expect(concerns(subject, { entityRefs: ['component:default/x'] })).toBe(
      false,
    );
    expect(
      concerns(
        { ...subject, ref: subject.ref.replace(/prod|1111/, '2222') },
        {
          entityRefs,
        },
      ),
    ).toBe(false);
  });

  it('takes what was not read of a place as unread for whatever no entity claims there', () => {
    const cluster: FindingSubject = { kind: 'cluster', ref: 'cluster:prod' };
    expect(concerns(cluster, { state: 'unknown' }, unclaimed)).toBe(true);
    expect(concerns(cluster, { state: 'fail' }, unclaimed)).toBe(false);
    expect(concerns(cluster, { state: 'unknown' })).toBe(false);
  });

  it('has a finding once, by however many ways it concerns the binding', () => {
    const finding: ConcerningSubject = {
      subject: { kind: 'role', ref: ROLE },
      consequences: [{ kind: 'service-account', ref: binding.serviceAccount }],
      entityRefs: [],
      state: 'fail',
    };
    expect(new ConcernIndex([finding]).of(binding)).toEqual([finding]);
  });
});
