import { aServiceAccount } from '../../resolve/__testUtils__/anEstate';
import { checkCases, ChangeParts } from '../__testUtils__/checkCases';
import { all, BARE, CARRYING, pods, WORKLOAD } from '../__testUtils__/pods';
import { podsOlderThanAnnotation } from './IRSA-PD-001-pods-older-than-annotation';

const annotatedAt =
  (at: string): ChangeParts =>
  p => {
    p.serviceAccounts = [
      aServiceAccount({ annotationManagers: [{ manager: 'helm', at }] }),
    ];
  };
const old = { ...BARE, createdAt: '2026-05-01T00:00:00Z' };
const setLater = annotatedAt('2026-05-02T00:00:00Z');

describe('IRSA-PD-001', () => {
  it.each(
    checkCases(podsOlderThanAnnotation, {
      hit: {
        estate: all(setLater, pods(old, CARRYING)),
        about: WORKLOAD,
        says: '1 of 2 pods was created before the annotation and carries no role',
      },
      nearMiss: {
        'an old pod with a role': all(
          setLater,
          pods({ ...CARRYING, createdAt: old.createdAt }),
        ),
        'a pod that is younger': all(
          annotatedAt('2026-04-01T00:00:00Z'),
          pods(old),
        ),
        'a pod that opts out': all(
          setLater,
          pods({
            ...old,
            labels: { 'eks.amazonaws.com/skip-pod-identity-webhook': 'x' },
          }),
        ),
      },
      notRead: ['pod', 'service-account'],
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
