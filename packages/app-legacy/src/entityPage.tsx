import { EntityAboutCard, EntityLayout } from '@backstage/plugin-catalog';
import { EntityAwsIdentityContent } from 'backstage-plugin-irsa/legacy';

export const entityPage = (
  <EntityLayout>
    <EntityLayout.Route path="/" title="Overview">
      <EntityAboutCard />
    </EntityLayout.Route>
    <EntityLayout.Route path="/aws-identity" title="AWS identity">
      <EntityAwsIdentityContent />
    </EntityLayout.Route>
  </EntityLayout>
);
