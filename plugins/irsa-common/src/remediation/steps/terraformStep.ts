import { Remedy } from '../../model';
import { HclBlockBody, hclBlock, hclName } from '../emit/hcl';
import { terraformBlocks } from '../resources/terraform';
import { resourceOf } from './resourceOf';

/** A step as resources of the providers `aws` and `kubernetes`; nothing where a resource alone would not be right. */
export function terraformStep(remedy: Remedy): string | undefined {
  switch (remedy.action) {
    case 'annotate-service-account':
      return remedy.value === undefined
        ? undefined
        : hclBlock(
            'resource',
            ['kubernetes_annotations', hclName(remedy.name)],
            {
              api_version: 'v1',
              kind: 'ServiceAccount',
              force: true,
              metadata: new HclBlockBody({
                name: remedy.name,
                namespace: remedy.namespace,
              }),
              annotations: { [remedy.key]: remedy.value },
            },
          );
    case 'create-service-account':
      return hclBlock(
        'resource',
        ['kubernetes_service_account_v1', hclName(remedy.name)],
        {
          metadata: new HclBlockBody({
            name: remedy.name,
            namespace: remedy.namespace,
            annotations:
              Object.keys(remedy.annotations).length > 0
                ? remedy.annotations
                : undefined,
          }),
        },
      );
    default: {
      const resource = resourceOf(remedy);
      return resource && terraformBlocks(resource).join('\n\n');
    }
  }
}
