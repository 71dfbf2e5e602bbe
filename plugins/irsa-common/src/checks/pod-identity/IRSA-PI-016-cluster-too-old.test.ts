import { anAssociation } from '../../resolve/__testUtils__/anEstate';
import { checkCases, ChangeParts } from '../__testUtils__/checkCases';
import { clusterTooOldForPodIdentity } from './IRSA-PI-016-cluster-too-old';

const versions =
  (version: string, platformVersion: string): ChangeParts =>
  p => {
    p.associations = [anAssociation()];
    p.cluster = { ...p.cluster, version, platformVersion };
  };

describe('IRSA-PI-016', () => {
  it.each(
    checkCases(clusterTooOldForPodIdentity, {
      hit: {
        estate: versions('1.24', 'eks.12'),
        about: 'cluster:prod-euw1',
        says: 'platform version eks.12 of Kubernetes 1.24 does not know them',
      },
      hits: {
        'an old Kubernetes': {
          estate: versions('1.23', 'eks.20'),
          about: 'cluster:prod-euw1',
          says: 'Kubernetes 1.23',
        },
      },
      nearMiss: {
        'the first platform that has it': versions('1.24', 'eks.13'),
        'a new Kubernetes': versions('1.33', 'eks.1'),
      },
      notRead: p => {
        const { version: _, ...cluster } = p.cluster;
        p.cluster = cluster;
      },
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
