import { checkCases } from '../__testUtils__/checkCases';
import { container, INJECTED, template, WORKLOAD } from '../__testUtils__/pods';
import { plainKubernetesToken } from './IRSA-PD-010-plain-kubernetes-token';

describe('IRSA-PD-010', () => {
  it.each(
    checkCases(plainKubernetesToken, {
      hit: {
        estate: template(
          container({
            AWS_WEB_IDENTITY_TOKEN_FILE:
              '/var/run/secrets/kubernetes.io/serviceaccount/token',
          }),
        ),
        about: WORKLOAD,
        says: 'hands STS the token of the Kubernetes API',
      },
      nearMiss: template(container(INJECTED)),
      notRead: ['workload'],
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
