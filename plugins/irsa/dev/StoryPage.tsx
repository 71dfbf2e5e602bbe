import { EntityProvider } from '@backstage/plugin-catalog-react';
import { Container, Header } from '@backstage/ui';
import { useParams } from 'react-router-dom';
import { AwsIdentity } from '../src/components/AwsIdentity';

/** One story, framed as the catalog frames an entity's tab. */
export const StoryPage = () => {
  const { name = '' } = useParams();
  return (
    <EntityProvider
      entity={{
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: { name, namespace: 'default' },
      }}
    >
      <main>
        <Header title={name} />
        <Container>
          <AwsIdentity />
        </Container>
      </main>
    </EntityProvider>
  );
};
