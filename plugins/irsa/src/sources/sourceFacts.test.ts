import { sourceFacts } from './sourceFacts';

it.each([
  [
    'aws:111122223333',
    { account: '111122223333', subjectRef: 'account:111122223333' },
  ],
  ['eks:111122223333/eu-west-1', { account: '111122223333' }],
  ['kubernetes:prod', { cluster: 'prod', subjectRef: 'cluster:prod' }],
  [
    'files:../../fleet/accounts/111122223333',
    { account: '111122223333', subjectRef: 'account:111122223333' },
  ],
  [
    'files:../../fleet/clusters/prod-euw1',
    { cluster: 'prod-euw1', subjectRef: 'cluster:prod-euw1' },
  ],
  ['elsewhere:x', {}],
])('reads from %s what it is about', (id, expected) => {
  expect(sourceFacts({ id })).toEqual(expected);
});
