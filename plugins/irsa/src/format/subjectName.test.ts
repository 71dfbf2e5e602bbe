import { subjectName } from './subjectName';

it.each([
  [
    'serviceaccount:prod/payments/api',
    { name: 'payments/api', cluster: 'prod' },
  ],
  ['pod:prod/payments/api-7x', { name: 'payments/api-7x', cluster: 'prod' }],
  [
    'workload:prod/payments/Deployment/api',
    { name: 'payments/api', cluster: 'prod' },
  ],
  ['namespace:prod/payments', { name: 'payments', cluster: 'prod' }],
  ['cluster:prod', { name: 'prod' }],
  ['account:111122223333', { name: '111122223333' }],
  ['arn:aws:iam::111122223333:role/teams/api', { name: 'api' }],
  [
    'arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/7F3A',
    { name: '7F3A' },
  ],
  ['component:default/payments-api', { name: 'payments-api' }],
  ['something else', { name: 'something else' }],
])('names %s', (ref, expected) => {
  expect(subjectName(ref)).toEqual(expected);
});
