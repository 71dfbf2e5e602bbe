import { createRequire } from 'node:module';
import { fromRoot } from '../../lib/paths.mjs';
import { maySee } from './readers.mjs';

const require = createRequire(fromRoot('plugins/irsa-backend/package.json'));
const { stringifyEntityRef } = require('@backstage/catalog-model');
const { AuthorizeResult } = require('@backstage/plugin-permission-common');

const PAGE = 500;

const group = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name: 'security', namespace: 'default' },
  spec: { type: 'team', children: [] },
};

/** The catalog and the permissions of a portal with a conditional policy, in memory: what they take is not measured. */
export function portalOf(entities) {
  const byRef = new Map(
    [...entities, group].map(entity => [stringifyEntityRef(entity), entity]),
  );
  return {
    catalog: {
      async *streamEntities() {
        for (let from = 0; from < entities.length; from += PAGE) {
          yield entities.slice(from, from + PAGE);
        }
      },
      async getEntitiesByRefs({ entityRefs }) {
        return { items: entityRefs.map(ref => byRef.get(ref)) };
      },
    },
    permissions: {
      async authorize(requests, { credentials }) {
        return requests.map(({ resourceRef }) => {
          const entity = resourceRef && byRef.get(resourceRef);
          return {
            result:
              !entity || maySee(credentials, entity)
                ? AuthorizeResult.ALLOW
                : AuthorizeResult.DENY,
          };
        });
      },
    },
  };
}
