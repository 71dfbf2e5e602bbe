import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile, access } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { STORIES } from './stories.mjs';
import { readEstate } from './writtenEstate.mjs';

const EXAMPLES = fileURLToPath(new URL('../../examples', import.meta.url));
const GENERATOR = fileURLToPath(new URL('./generate.mjs', import.meta.url));

const PRODUCTION = '111122223333';
const SHARED = '444455556666';
const TOKEN_FILE = '/var/run/secrets/eks.amazonaws.com/serviceaccount/token';

const run = (...options) =>
  promisify(execFile)(process.execPath, [GENERATOR, ...options]);

/** @type {Awaited<ReturnType<typeof readEstate>>} */
let estate;
before(async () => {
  estate = await readEstate(EXAMPLES);
});

const entity = (kind, name) =>
  estate.entities.find(
    each => each.kind === kind && each.metadata.name === name,
  );
const component = name => entity('Component', name);
const role = (account, name, path = '/') =>
  estate.accounts[account].roles.get(
    `arn:aws:iam::${account}:role${path}${name}`,
  );
const issuer = cluster =>
  estate.clusters[cluster].cluster.identity.oidc.issuer.replace('https://', '');
const providerArn = (account, cluster) =>
  `arn:aws:iam::${account}:oidc-provider/${issuer(cluster)}`;
const serviceAccount = (cluster, namespace, name) =>
  estate.clusters[cluster].find('ServiceAccount', namespace, name);
const annotation = (object, key) =>
  object.metadata.annotations?.[`eks.amazonaws.com/${key}`];
const podsOf = (cluster, namespace, name) =>
  estate.clusters[cluster]
    .ofKind('Pod')
    .filter(
      pod =>
        pod.metadata.namespace === namespace &&
        pod.spec.containers[0].name === name,
    );
const environment = pod =>
  Object.fromEntries(
    pod.spec.containers[0].env?.map(({ name, value }) => [name, value]) ?? [],
  );
/** Workloads that carry the label by which the Backstage Kubernetes plugin finds a component's. */
const labelled = id =>
  Object.entries(estate.clusters).flatMap(([cluster, { objects }]) =>
    objects
      .filter(
        ({ kind, metadata }) =>
          ['Deployment', 'StatefulSet', 'CronJob'].includes(kind) &&
          metadata.labels?.['backstage.io/kubernetes-id'] === id,
      )
      .map(
        object =>
          `${cluster}/${object.metadata.namespace}/${object.kind}/${object.metadata.name}`,
      ),
  );
const exactTrust = (account, cluster, namespace, name, audience) => ({
  principal: { Federated: providerArn(account, cluster) },
  condition: {
    StringEquals: {
      [`${issuer(cluster)}:aud`]: audience ?? 'sts.amazonaws.com',
      [`${issuer(cluster)}:sub`]: `system:serviceaccount:${namespace}:${name}`,
    },
  },
});

function assertTrust(trust, { principal, condition }) {
  const statements = [trust.Statement].flat();
  assert.equal(statements.length, 1);
  assert.equal(statements[0].Effect, 'Allow');
  assert.ok(
    [statements[0].Action].flat().includes('sts:AssumeRoleWithWebIdentity'),
  );
  assert.deepEqual(statements[0].Principal, principal);
  assert.deepEqual(statements[0].Condition, condition);
}

function assertWebIdentity(pods, count, arn, audience = 'sts.amazonaws.com') {
  assert.equal(pods.length, count);
  for (const pod of pods) {
    assert.equal(environment(pod).AWS_ROLE_ARN, arn);
    assert.equal(environment(pod).AWS_WEB_IDENTITY_TOKEN_FILE, TOKEN_FILE);
    const volume = pod.spec.volumes.find(
      ({ name }) => name === 'aws-iam-token',
    );
    assert.equal(
      volume.projected.sources[0].serviceAccountToken.audience,
      audience,
    );
  }
}

describe('the generator', () => {
  it('writes what is committed', async () => {
    const { stdout } = await run('--check');
    assert.match(stdout, /none differs/);
  });

  it('writes the same bytes into another folder, and names what was changed there', async () => {
    const out = await mkdtemp(join(tmpdir(), 'fleet-'));
    try {
      await run('--out', out);
      await run('--check', '--out', out);
      await writeFile(join(out, 'catalog/all.yaml'), 'kind: Location\n');
      await writeFile(join(out, 'fleet/extra.yaml'), '');
      await rm(join(out, 'README.md'));
      await assert.rejects(run('--check', '--out', out), error => {
        assert.equal(error.code, 1);
        assert.match(error.stderr, /catalog\/all\.yaml differs\./);
        assert.match(
          error.stderr,
          /fleet\/extra\.yaml is not made by the generator\./,
        );
        assert.match(error.stderr, /README\.md is missing\./);
        return true;
      });
    } finally {
      await rm(out, { recursive: true });
    }
  });

  it('refuses an option that it does not know', async () => {
    await assert.rejects(run('--chekc'), error => {
      assert.equal(error.code, 1);
      assert.match(error.stderr, /Usage:/);
      return true;
    });
  });
});

describe('the scale', () => {
  const total = kind =>
    Object.values(estate.clusters).reduce(
      (sum, cluster) => sum + cluster.ofKind(kind).length,
      0,
    );
  const within = (value, from, to) =>
    assert.ok(value >= from && value <= to, `${value} is not ${from}–${to}`);

  it('is that of a small company', () => {
    assert.deepEqual(Object.keys(estate.accounts), [PRODUCTION, SHARED]);
    assert.deepEqual(
      Object.entries(estate.clusters).map(
        ([name, { cluster }]) => `${name} ${cluster.arn.split(':')[4]}`,
      ),
      [
        `prod-euw1 ${PRODUCTION}`,
        `prod-use1 ${PRODUCTION}`,
        `staging-euw1 ${SHARED}`,
      ],
    );
    within(
      Object.values(estate.accounts).reduce(
        (sum, { roles }) => sum + roles.size,
        0,
      ),
      45,
      55,
    );
    within(total('ServiceAccount'), 65, 80);
    within(total('Pod'), 100, 115);
    within(
      estate.entities.filter(({ kind }) => kind === 'Component').length,
      25,
      30,
    );
  });
});

describe('the accounts', () => {
  it('hold pages and documents as AWS writes them', () => {
    const [first, second, ...rest] = estate.accounts[PRODUCTION].pages;
    assert.equal(rest.length, 0);
    assert.equal(first.IsTruncated, true);
    assert.ok(first.Marker);
    assert.equal(second.IsTruncated, false);
    for (const page of [first, second]) {
      assert.ok(page.RoleDetailList.length > 0);
      for (const { AssumeRolePolicyDocument } of page.RoleDetailList) {
        assert.equal(typeof AssumeRolePolicyDocument, 'object');
      }
    }
    for (const page of estate.accounts[SHARED].pages) {
      for (const { AssumeRolePolicyDocument } of page.RoleDetailList) {
        assert.match(AssumeRolePolicyDocument, /^%7B%22Version%22/);
        assert.doesNotMatch(AssumeRolePolicyDocument, /[*'()!\s]/);
      }
    }
  });

  it('keep within the limits of IAM', () => {
    for (const { roles, summary } of Object.values(estate.accounts)) {
      const names = new Set();
      for (const { RoleName, trust } of roles.values()) {
        assert.ok(RoleName.length <= 64, RoleName);
        assert.ok(!names.has(RoleName.toLowerCase()), RoleName);
        names.add(RoleName.toLowerCase());
        const characters = JSON.stringify(trust).replace(/\s/g, '').length;
        assert.ok(
          characters < summary.SummaryMap.AssumeRolePolicySizeQuota,
          `${RoleName}: ${characters}`,
        );
      }
      assert.equal(summary.SummaryMap.AssumeRolePolicySizeQuota, 2048);
      assert.equal(summary.SummaryMap.Roles, roles.size);
    }
  });

  it('hold the list of roles, which tells how long sessions may last', () => {
    for (const { roles, listedRoles } of Object.values(estate.accounts)) {
      assert.deepEqual(
        listedRoles.map(({ Arn }) => Arn),
        [...roles.keys()],
      );
      for (const listed of listedRoles) {
        assert.equal(listed.MaxSessionDuration, 3600);
        assert.deepEqual(
          listed.AssumeRolePolicyDocument,
          roles.get(listed.Arn).AssumeRolePolicyDocument,
        );
      }
    }
  });

  it('hold every policy that a role names', () => {
    for (const { roles, policies } of Object.values(estate.accounts)) {
      const byArn = new Map(policies.map(policy => [policy.Arn, policy]));
      const attachments = new Map();
      for (const role of roles.values()) {
        for (const { PolicyArn } of role.AttachedManagedPolicies) {
          assert.ok(byArn.has(PolicyArn), PolicyArn);
          attachments.set(PolicyArn, (attachments.get(PolicyArn) ?? 0) + 1);
        }
        const boundary = role.PermissionsBoundary?.PermissionsBoundaryArn;
        assert.ok(!boundary || byArn.has(boundary), boundary);
      }
      for (const { Arn, AttachmentCount } of policies) {
        assert.equal(AttachmentCount, attachments.get(Arn) ?? 0, Arn);
      }
    }
  });
});

describe('the clusters', () => {
  it('own every pod through to a workload that exists', () => {
    const kinds = new Set();
    for (const cluster of Object.values(estate.clusters)) {
      const byUid = new Map(
        cluster.objects.map(object => [object.metadata.uid, object]),
      );
      assert.equal(byUid.size, cluster.objects.length);
      for (const object of cluster.objects) {
        for (const owner of object.metadata.ownerReferences ?? []) {
          const found = byUid.get(owner.uid);
          assert.equal(found.kind, owner.kind);
          assert.equal(found.metadata.name, owner.name);
          assert.equal(found.metadata.namespace, object.metadata.namespace);
        }
      }
      for (const pod of cluster.ofKind('Pod')) {
        const owners = [];
        let [reference] = pod.metadata.ownerReferences ?? [];
        while (reference) {
          owners.push(reference.kind);
          [reference] = byUid.get(reference.uid).metadata.ownerReferences ?? [];
        }
        kinds.add(['Pod', ...owners].join(' → '));
      }
    }
    assert.deepEqual([...kinds].sort(), [
      'Pod',
      'Pod → DaemonSet',
      'Pod → Job',
      'Pod → Job → CronJob',
      'Pod → ReplicaSet → Deployment',
      'Pod → StatefulSet',
    ]);
  });

  it('have a namespace and a service account for every pod, and no Secret', () => {
    for (const cluster of Object.values(estate.clusters)) {
      const namespaces = new Set(
        cluster.ofKind('Namespace').map(({ metadata }) => metadata.name),
      );
      for (const name of namespaces) {
        assert.ok(cluster.find('ServiceAccount', name, 'default'), name);
      }
      for (const pod of cluster.ofKind('Pod')) {
        assert.ok(namespaces.has(pod.metadata.namespace));
        assert.ok(
          cluster.find(
            'ServiceAccount',
            pod.metadata.namespace,
            pod.spec.serviceAccountName,
          ),
          pod.metadata.name,
        );
      }
      assert.equal(cluster.ofKind('Secret').length, 0);
    }
  });

  it('name a Secret in one workload, and show none', () => {
    for (const { objects } of Object.values(estate.clusters)) {
      for (const object of objects) {
        if (/secretKeyRef/.test(JSON.stringify(object))) {
          assert.equal(
            object.metadata.labels['backstage.io/kubernetes-id'],
            'feed-exporter',
          );
        }
      }
    }
  });

  it('have the nodes that pods run on, of a node group whose role EKS names, and the webhook of EKS', () => {
    for (const [name, cluster] of Object.entries(estate.clusters)) {
      const nodes = new Map(
        cluster.ofKind('Node').map(node => [node.metadata.name, node]),
      );
      const [group, ...rest] = cluster.nodegroups;
      assert.deepEqual(rest, []);
      const account = cluster.cluster.arn.split(':')[4];
      assert.equal(group.nodeRole, `arn:aws:iam::${account}:role/${name}-node`);
      assert.deepEqual(
        cluster.accessEntries
          .filter(({ type }) => type !== 'STANDARD')
          .map(({ principalArn }) => principalArn),
        [group.nodeRole],
      );
      for (const { metadata } of nodes.values()) {
        assert.equal(
          metadata.labels['eks.amazonaws.com/nodegroup'],
          group.nodegroupName,
        );
      }
      for (const pod of cluster.ofKind('Pod')) {
        assert.ok(nodes.has(pod.spec.nodeName), pod.metadata.name);
      }
      const [webhook] = cluster.ofKind('MutatingWebhookConfiguration');
      assert.equal(webhook.metadata.name, 'pod-identity-webhook');
    }
  });

  it('let only groups of people create pods', () => {
    for (const cluster of Object.values(estate.clusters)) {
      for (const kind of [
        'ClusterRole',
        'Role',
        'ClusterRoleBinding',
        'RoleBinding',
      ]) {
        assert.ok(cluster.ofKind(kind).length > 0, kind);
      }
      const subjects = [
        ...cluster.ofKind('ClusterRoleBinding'),
        ...cluster.ofKind('RoleBinding'),
      ].flatMap(binding => binding.subjects);
      for (const { kind, name } of subjects) {
        assert.equal(kind, 'Group');
        assert.match(name, /^(system:masters|team-[a-z]+)$/);
      }
    }
  });

  it('give new pods of an annotated service account its role, and of an associated one the agent', () => {
    for (const cluster of Object.values(estate.clusters)) {
      for (const pod of cluster.ofKind('Pod')) {
        const { namespace, name, labels, creationTimestamp } = pod.metadata;
        if (
          ['shipment-tracker', 'image-resizer'].includes(
            labels['app.kubernetes.io/name'],
          )
        ) {
          continue;
        }
        const account = pod.spec.serviceAccountName;
        const variables = environment(pod);
        const associated = cluster.associations.some(
          each =>
            each.namespace === namespace && each.serviceAccount === account,
        );
        const annotated = cluster.find('ServiceAccount', namespace, account);
        assert.ok(annotated.metadata.creationTimestamp <= creationTimestamp);
        assert.equal(
          variables.AWS_ROLE_ARN,
          associated ? undefined : annotation(annotated, 'role-arn'),
          name,
        );
        assert.equal(
          variables.AWS_CONTAINER_CREDENTIALS_FULL_URI,
          associated ? 'http://169.254.170.23/v1/credentials' : undefined,
          name,
        );
      }
    }
  });

  it('run the Pod Identity agent where its add-on is installed', () => {
    for (const [name, cluster] of Object.entries(estate.clusters)) {
      const addon = cluster.addons.some(
        ({ addonName }) => addonName === 'eks-pod-identity-agent',
      );
      assert.equal(addon, name !== 'prod-use1', name);
      assert.equal(
        cluster.find('DaemonSet', 'kube-system', 'eks-pod-identity-agent') !==
          undefined,
        addon,
      );
    }
    assert.equal(
      podsOf('prod-euw1', 'kube-system', 'eks-pod-identity-agent').length,
      5,
    );
  });

  it('say which kinds were read', () => {
    const { clusters } = estate;
    assert.deepEqual(clusters['prod-euw1'].read, { kinds: ['ConfigMap'] });
    assert.deepEqual(clusters['prod-use1'].typedLists.sort(), [
      'ConfigMapList',
      'CronJobList',
      'JobList',
      'StatefulSetList',
    ]);
    const { read } = clusters['staging-euw1'];
    assert.ok(!read.kinds.includes('Pod'));
    assert.ok(!read.kinds.includes('Deployment'));
    assert.deepEqual(read.kinds, ['StatefulSet', 'Job', 'ConfigMap']);
    assert.equal(read.readAt, undefined);
  });
});

describe('the catalog', () => {
  it('lists every file, and refers only to what it has', () => {
    const has = (kind, name) =>
      assert.ok(entity(kind, name), `${kind} ${name}`);
    const { targets } = entity('Location', 'fernhollow').spec;
    assert.deepEqual(targets, [
      './org.yaml',
      './systems.yaml',
      './components.yaml',
      './resources.yaml',
    ]);
    for (const { kind, spec, metadata } of estate.entities) {
      if (kind === 'Component' || kind === 'Resource') {
        has('Group', spec.owner);
        has('System', spec.system);
        for (const ref of spec.dependsOn ?? []) {
          has('Resource', ref.replace('resource:', ''));
        }
      }
      if (kind === 'System') {
        has('Domain', spec.domain);
      }
      if (kind === 'User') {
        assert.ok(spec.memberOf.length > 0, metadata.name);
        spec.memberOf.forEach(name => has('Group', name));
      }
    }
    has('User', 'guest');
    assert.deepEqual(
      [
        ...new Set(
          estate.entities
            .filter(({ kind }) => kind === 'Component')
            .map(({ spec }) => spec.lifecycle),
        ),
      ].sort(),
      ['deprecated', 'experimental', 'production'],
    );
  });

  it('declares the roles that the service accounts name', () => {
    assert.equal(
      entity('Resource', 'payments-api-role').metadata.annotations[
        'amazon.com/iam-role-arn'
      ],
      annotation(
        serviceAccount('prod-euw1', 'payments', 'payments-api'),
        'role-arn',
      ),
    );
    assert.equal(
      entity('Resource', 'lake-ingest-role').metadata.annotations[
        'amazon.com/iam-role-arn'
      ],
      annotation(
        serviceAccount('prod-euw1', 'insight', 'lake-ingest'),
        'role-arn',
      ),
    );
  });
});

describe('the README', () => {
  const rows = () =>
    estate.readme
      .split('\n')
      .filter(line => /^\| `[a-z-]+` +\|/.test(line))
      .map(line => line.split(' | ').map(cell => cell.trim()));

  it('tells the story of each component once, with its verdict', () => {
    assert.deepEqual(
      Object.fromEntries(
        rows().map(([name, , verdict]) => [
          name.replace(/[|` ]/g, ''),
          verdict,
        ]),
      ),
      {
        'payments-api': 'Works',
        'order-service': 'Works',
        'lake-ingest': 'Works',
        'sales-report': 'Works',
        'fraud-scoring': 'Works',
        'address-validator': 'Attention',
        'order-events': 'Attention',
        'parcel-events': 'Attention',
        clickstream: 'Attention',
        'data-console': 'Attention',
        'feed-exporter': 'Attention',
        'product-search': 'Attention',
        'pricing-engine': 'Attention',
        'voucher-service': 'Attention',
        'returns-service': 'Attention',
        'refund-worker': 'Broken',
        'invoice-renderer': 'Broken',
        'carrier-gateway': 'Broken',
        'media-archiver': 'Broken',
        'label-printer': 'Broken',
        'shipment-tracker': 'Broken',
        'image-resizer': 'Broken',
        'notification-hub': 'Broken',
        'fulfilment-planner': 'Broken',
        'loyalty-service': 'Unknown',
        'demand-forecast': 'Unknown',
        'stock-feed': 'Unknown',
        'legacy-erp-bridge': 'Unknown',
        'help-centre': 'No identity',
        'store-locator': 'No identity',
      },
    );
    assert.deepEqual(
      rows()
        .map(([name]) => name.replace(/[|` ]/g, ''))
        .sort(),
      estate.entities
        .filter(({ kind }) => kind === 'Component')
        .map(({ metadata }) => metadata.name)
        .sort(),
    );
  });

  it('names each finding with its check and its subject', () => {
    for (const [name, , , , findings] of rows()) {
      const component = name.replace(/[|` ]/g, '');
      const story = STORIES.find(each => each.component === component);
      assert.equal(
        findings.replace(/\]\([^)]+\)/g, ']'),
        story.findings
          .map(
            ({ checkId, subject, waiver }) =>
              `[${checkId}] \`${subject}\`${
                waiver ? ` (may be accepted: ${waiver})` : ''
              }`,
          )
          .join('; ') || 'none',
      );
    }
    assert.equal(
      STORIES.flatMap(({ findings }) => findings).filter(({ waiver }) => waiver)
        .length,
      1,
    );
  });

  it('links to files that exist, and to the page that holds the role', async () => {
    const links = [...estate.readme.matchAll(/\]\(([^)]+)\)/g)];
    assert.ok(links.length > 20);
    for (const [, path] of links) {
      await access(join(EXAMPLES, path));
    }
    const [first, second] = estate.accounts[PRODUCTION].pages;
    const pageOf = { 1: first, 2: second };
    const roles = [
      ...estate.readme.matchAll(/details-([12])\.json\): role `([^`]+)`/g),
    ];
    assert.equal(roles.length, 12);
    for (const [, page, name] of roles) {
      assert.ok(
        pageOf[page].RoleDetailList.some(({ RoleName }) => RoleName === name),
        `${name} is not on page ${page}`,
      );
    }
  });
});

describe('the stories', () => {
  it('payments-api: its role trusts exactly its service account', () => {
    const { Arn, trust } = role(PRODUCTION, 'payments-api');
    assert.deepEqual(labelled('payments-api'), [
      'prod-euw1/payments/Deployment/payments-api',
    ]);
    assert.equal(
      annotation(
        serviceAccount('prod-euw1', 'payments', 'payments-api'),
        'role-arn',
      ),
      Arn,
    );
    assertTrust(
      trust,
      exactTrust(PRODUCTION, 'prod-euw1', 'payments', 'payments-api'),
    );
    assert.deepEqual(
      estate.accounts[PRODUCTION].providers.get(issuer('prod-euw1'))
        .ClientIDList,
      ['sts.amazonaws.com'],
    );
    assertWebIdentity(podsOf('prod-euw1', 'payments', 'payments-api'), 4, Arn);
  });

  it('order-service: an association, its agent and a trust policy for EKS Pod Identity', () => {
    const { Arn, trust } = role(PRODUCTION, 'order-service');
    const cluster = estate.clusters['prod-euw1'];
    const association = cluster.associations.find(
      each => each.serviceAccount === 'order-service',
    );
    assert.equal(association.namespace, 'payments');
    assert.equal(association.roleArn, Arn);
    assert.equal(association.disableSessionTags, false);
    assert.equal(
      serviceAccount('prod-euw1', 'payments', 'order-service').metadata
        .annotations,
      undefined,
    );
    const [statement] = trust.Statement;
    assert.deepEqual(statement.Principal, {
      Service: 'pods.eks.amazonaws.com',
    });
    assert.deepEqual(statement.Action, ['sts:AssumeRole', 'sts:TagSession']);
    assert.deepEqual(statement.Condition, {
      StringEquals: {
        'aws:RequestTag/eks-cluster-arn': cluster.cluster.arn,
        'aws:RequestTag/kubernetes-namespace': 'payments',
        'aws:RequestTag/kubernetes-service-account': 'order-service',
      },
    });
    const pods = podsOf('prod-euw1', 'payments', 'order-service');
    assert.equal(pods.length, 3);
    for (const pod of pods) {
      assert.equal(
        pod.spec.volumes[0].projected.sources[0].serviceAccountToken.audience,
        'pods.eks.amazonaws.com',
      );
      assert.equal(environment(pod).AWS_ROLE_ARN, undefined);
    }
  });

  it('lake-ingest: the other account has a provider, with the audience of the token', () => {
    const audience = 'lake.fernhollow.example';
    const { Arn, trust } = role(SHARED, 'lake-ingest');
    const account = serviceAccount('prod-euw1', 'insight', 'lake-ingest');
    assert.equal(annotation(account, 'role-arn'), Arn);
    assert.equal(annotation(account, 'audience'), audience);
    assert.deepEqual(
      estate.accounts[SHARED].providers.get(issuer('prod-euw1')).ClientIDList,
      [audience],
    );
    assertTrust(
      trust,
      exactTrust(SHARED, 'prod-euw1', 'insight', 'lake-ingest', audience),
    );
    assertWebIdentity(
      podsOf('prod-euw1', 'insight', 'lake-ingest'),
      2,
      Arn,
      audience,
    );
  });

  it('sales-report: a CronJob in two clusters, of which the entity names one', () => {
    const { Arn, trust } = role(PRODUCTION, 'sales-report');
    assert.deepEqual(labelled('sales-report'), [
      'prod-euw1/insight/CronJob/sales-report',
      'staging-euw1/insight/CronJob/sales-report',
    ]);
    assert.equal(
      component('sales-report').metadata.annotations[
        'backstage.io/kubernetes-cluster'
      ],
      'prod-euw1',
    );
    assertTrust(
      trust,
      exactTrust(PRODUCTION, 'prod-euw1', 'insight', 'sales-report'),
    );
    assertWebIdentity(podsOf('prod-euw1', 'insight', 'sales-report'), 2, Arn);
  });

  it('fraud-scoring: found by its service account alone', () => {
    const { Arn, trust } = role(PRODUCTION, 'fraud-scoring', '/risk/');
    assert.deepEqual(component('fraud-scoring').metadata.annotations, {
      'irsa.backstage.io/service-accounts': 'prod-euw1/risk/fraud-scoring',
    });
    assert.deepEqual(labelled('fraud-scoring'), []);
    assertTrust(
      trust,
      exactTrust(PRODUCTION, 'prod-euw1', 'risk', 'fraud-scoring'),
    );
    assertWebIdentity(podsOf('prod-euw1', 'risk', 'fraud-scoring'), 3, Arn);
  });

  it('product-search: no Condition', () => {
    const { Arn, trust } = role(PRODUCTION, 'product-search');
    assertTrust(trust, {
      principal: { Federated: providerArn(PRODUCTION, 'prod-euw1') },
      condition: undefined,
    });
    assertWebIdentity(
      podsOf('prod-euw1', 'storefront', 'product-search'),
      4,
      Arn,
    );
  });

  it('pricing-engine: a whole namespace, found by a label selector', () => {
    const { Arn, trust } = role(PRODUCTION, 'pricing-engine');
    assertTrust(trust, {
      principal: { Federated: providerArn(PRODUCTION, 'prod-euw1') },
      condition: {
        StringLike: {
          [`${issuer('prod-euw1')}:sub`]: 'system:serviceaccount:pricing:*',
        },
        StringEquals: { [`${issuer('prod-euw1')}:aud`]: 'sts.amazonaws.com' },
      },
    });
    const { annotations } = component('pricing-engine').metadata;
    assert.deepEqual(annotations, {
      'backstage.io/kubernetes-label-selector':
        'app.kubernetes.io/part-of=pricing,app.kubernetes.io/component=engine',
      'backstage.io/kubernetes-namespace': 'pricing',
    });
    const matching = estate.clusters['prod-euw1']
      .ofKind('Deployment')
      .concat(estate.clusters['prod-euw1'].ofKind('CronJob'))
      .filter(
        ({ metadata }) =>
          metadata.labels['app.kubernetes.io/part-of'] === 'pricing' &&
          metadata.labels['app.kubernetes.io/component'] === 'engine',
      );
    assert.deepEqual(
      matching.map(({ metadata }) => metadata.name),
      ['pricing-engine'],
    );
    assertWebIdentity(podsOf('prod-euw1', 'pricing', 'pricing-engine'), 2, Arn);
  });

  it('refund-worker: trust in a namespace that exists nowhere', () => {
    const { Arn, trust } = role(PRODUCTION, 'refund-worker');
    assertTrust(
      trust,
      exactTrust(PRODUCTION, 'prod-use1', 'payment', 'refund-worker'),
    );
    for (const cluster of Object.values(estate.clusters)) {
      assert.equal(
        cluster
          .ofKind('Namespace')
          .filter(({ metadata }) => metadata.name === 'payment').length,
        0,
      );
    }
    assertWebIdentity(podsOf('prod-use1', 'payments', 'refund-worker'), 3, Arn);
  });

  it('invoice-renderer: a role that does not exist, and one whose name is close', () => {
    const arn = annotation(
      serviceAccount('prod-euw1', 'payments', 'invoice-renderer'),
      'role-arn',
    );
    assert.equal(arn, `arn:aws:iam::${PRODUCTION}:role/invoice-renderer`);
    const { roles } = estate.accounts[PRODUCTION];
    assert.equal(roles.get(arn), undefined);
    const close = [...roles.values()].filter(({ RoleName }) =>
      RoleName.startsWith('invoice-renderer-'),
    );
    assert.equal(close.length, 1);
    assertTrust(
      close[0].trust,
      exactTrust(PRODUCTION, 'prod-euw1', 'payments', 'invoice-renderer'),
    );
    assertWebIdentity(
      podsOf('prod-euw1', 'payments', 'invoice-renderer'),
      2,
      arn,
    );
  });

  it("carrier-gateway: no provider in the role's account, though the trust names it", () => {
    const { Arn, trust } = role(SHARED, 'carrier-gateway');
    assertTrust(
      trust,
      exactTrust(SHARED, 'prod-use1', 'fulfilment', 'carrier-gateway'),
    );
    assert.equal(
      estate.accounts[SHARED].providers.get(issuer('prod-use1')),
      undefined,
    );
    assert.ok(estate.accounts[PRODUCTION].providers.get(issuer('prod-use1')));
    assertWebIdentity(
      podsOf('prod-use1', 'fulfilment', 'carrier-gateway'),
      3,
      Arn,
    );
  });

  it('media-archiver: only the provider refuses the audience', () => {
    const { Arn, trust } = role(SHARED, 'media-archiver');
    const account = serviceAccount('prod-euw1', 'storefront', 'media-archiver');
    assert.equal(annotation(account, 'role-arn'), Arn);
    assert.equal(annotation(account, 'audience'), undefined);
    assertTrust(
      trust,
      exactTrust(SHARED, 'prod-euw1', 'storefront', 'media-archiver'),
    );
    assert.ok(
      !estate.accounts[SHARED].providers
        .get(issuer('prod-euw1'))
        .ClientIDList.includes('sts.amazonaws.com'),
    );
    assertWebIdentity(
      podsOf('prod-euw1', 'storefront', 'media-archiver'),
      1,
      Arn,
    );
  });

  it('label-printer: an annotation with a colon too many, handed on to the pods', () => {
    const arn = annotation(
      serviceAccount('prod-use1', 'fulfilment', 'label-printer'),
      'role-arn',
    );
    assert.equal(arn, `arn:aws:iam::${PRODUCTION}::role/label-printer`);
    assertTrust(
      role(PRODUCTION, 'label-printer').trust,
      exactTrust(PRODUCTION, 'prod-use1', 'fulfilment', 'label-printer'),
    );
    assertWebIdentity(
      podsOf('prod-use1', 'fulfilment', 'label-printer'),
      2,
      arn,
    );
  });

  it('shipment-tracker: pods older than the annotation carry nothing', () => {
    const account = serviceAccount(
      'prod-euw1',
      'fulfilment',
      'shipment-tracker',
    );
    const { Arn, trust } = role(PRODUCTION, 'shipment-tracker');
    assert.equal(annotation(account, 'role-arn'), Arn);
    assertTrust(
      trust,
      exactTrust(PRODUCTION, 'prod-euw1', 'fulfilment', 'shipment-tracker'),
    );
    const { time } = account.metadata.managedFields.find(
      ({ fieldsV1 }) =>
        fieldsV1['f:metadata']['f:annotations']?.[
          'f:eks.amazonaws.com/role-arn'
        ],
    );
    assert.match(time, /^2026-11-18/);
    const pods = podsOf('prod-euw1', 'fulfilment', 'shipment-tracker');
    assert.equal(pods.length, 3);
    for (const pod of pods) {
      assert.match(pod.metadata.creationTimestamp, /^2026-11-02/);
      assert.deepEqual(
        Object.keys(environment(pod)).filter(name => name.startsWith('AWS_')),
        [],
      );
    }
  });

  it('notification-hub: two clusters, one of them trusted', () => {
    const { Arn, trust } = role(PRODUCTION, 'notification-hub');
    assert.deepEqual(labelled('notification-hub'), [
      'prod-euw1/payments/Deployment/notification-hub',
      'prod-use1/payments/Deployment/notification-hub',
    ]);
    assertTrust(
      trust,
      exactTrust(PRODUCTION, 'prod-euw1', 'payments', 'notification-hub'),
    );
    assert.deepEqual(
      estate.accounts[PRODUCTION].providers.get(issuer('prod-use1'))
        .ClientIDList,
      ['sts.amazonaws.com'],
    );
    for (const cluster of ['prod-euw1', 'prod-use1']) {
      assertWebIdentity(
        podsOf(cluster, 'payments', 'notification-hub'),
        2,
        Arn,
      );
    }
  });

  it('fulfilment-planner: two of three workloads work', () => {
    assert.deepEqual(labelled('fulfilment-planner').sort(), [
      'prod-euw1/fulfilment/Deployment/planner-api',
      'prod-euw1/fulfilment/Deployment/planner-export',
      'prod-euw1/fulfilment/StatefulSet/planner-solver',
    ]);
    assertTrust(
      role(PRODUCTION, 'planner-solver').trust,
      exactTrust(PRODUCTION, 'prod-euw1', 'fulfilment', 'planner-solver'),
    );
    assert.ok(
      !Array.isArray(role(PRODUCTION, 'planner-solver').trust.Statement),
    );
    assertTrust(role(PRODUCTION, 'planner-api').trust, {
      principal: { Federated: providerArn(PRODUCTION, 'prod-euw1') },
      condition: {
        'ForAnyValue:StringEquals': {
          [`${issuer('prod-euw1')}:aud`]: ['sts.amazonaws.com'],
        },
        StringEquals: {
          [`${issuer('prod-euw1')}:sub`]: [
            'system:serviceaccount:fulfilment:planner-api',
          ],
        },
      },
    });
    assertTrust(
      role(PRODUCTION, 'planner-export').trust,
      exactTrust(PRODUCTION, 'prod-euw1', 'fulfilment', 'planner-exp*'),
    );
    for (const [name, count] of [
      ['planner-api', 2],
      ['planner-solver', 2],
      ['planner-export', 1],
    ]) {
      assertWebIdentity(
        podsOf('prod-euw1', 'fulfilment', name),
        count,
        role(PRODUCTION, name).Arn,
      );
    }
  });

  it('loyalty-service and demand-forecast: right, in a cluster whose Pods were never read', () => {
    const cluster = estate.clusters['staging-euw1'];
    assert.deepEqual(cluster.ofKind('Pod'), []);
    assert.ok(!cluster.read.kinds.includes('Pod'));
    assert.ok(!cluster.typedLists.includes('PodList'));
    assert.deepEqual(labelled('loyalty-service'), [
      'staging-euw1/storefront/Deployment/loyalty-service',
    ]);
    assert.deepEqual(labelled('demand-forecast'), [
      'staging-euw1/insight/Deployment/demand-forecast',
    ]);
    const loyalty = role(SHARED, 'loyalty-service-staging');
    assert.equal(
      annotation(
        serviceAccount('staging-euw1', 'storefront', 'loyalty-service'),
        'role-arn',
      ),
      loyalty.Arn,
    );
    assertTrust(
      loyalty.trust,
      exactTrust(SHARED, 'staging-euw1', 'storefront', 'loyalty-service'),
    );
    assert.deepEqual(
      estate.accounts[SHARED].providers.get(issuer('staging-euw1'))
        .ClientIDList,
      ['sts.amazonaws.com'],
    );
    const [association] = cluster.associations;
    assert.equal(association.serviceAccount, 'demand-forecast');
    assert.equal(
      association.roleArn,
      role(SHARED, 'demand-forecast-staging').Arn,
    );
  });

  it('address-validator: a role of its own, and an annotation of kiam that nobody grants', () => {
    const { Arn, trust } = role(PRODUCTION, 'address-validator');
    assertTrust(
      trust,
      exactTrust(PRODUCTION, 'prod-euw1', 'payments', 'address-validator'),
    );
    const pods = podsOf('prod-euw1', 'payments', 'address-validator');
    assertWebIdentity(pods, 2, Arn);
    for (const pod of pods) {
      assert.deepEqual(pod.metadata.annotations, {
        'iam.amazonaws.com/role': 'address-lookup',
      });
    }
    assert.deepEqual(
      estate.clusters['prod-euw1'].find('Namespace', undefined, 'payments')
        .metadata.annotations,
      { 'iam.amazonaws.com/permitted': 'address-lookup' },
    );
  });

  it('order-events, parcel-events and clickstream: one role for three owners', () => {
    const { Arn, trust } = role(PRODUCTION, 'shop-events');
    const shared = [
      ['order-events', 'payments'],
      ['parcel-events', 'fulfilment'],
      ['clickstream', 'insight'],
    ];
    assertTrust(trust, {
      principal: { Federated: providerArn(PRODUCTION, 'prod-euw1') },
      condition: {
        StringEquals: {
          [`${issuer('prod-euw1')}:aud`]: 'sts.amazonaws.com',
          [`${issuer('prod-euw1')}:sub`]: shared.map(
            ([name, namespace]) => `system:serviceaccount:${namespace}:${name}`,
          ),
        },
      },
    });
    for (const [name, namespace] of shared) {
      assertWebIdentity(podsOf('prod-euw1', namespace, name), 2, Arn);
    }
    assert.equal(
      new Set(shared.map(([name]) => component(name).spec.owner)).size,
      3,
    );
  });

  it('data-console: an administrator', () => {
    const { Arn, AttachedManagedPolicies, PermissionsBoundary } = role(
      PRODUCTION,
      'data-console',
    );
    assert.deepEqual(
      AttachedManagedPolicies.map(({ PolicyArn }) => PolicyArn),
      ['arn:aws:iam::aws:policy/AdministratorAccess'],
    );
    assert.equal(PermissionsBoundary, undefined);
    assertWebIdentity(podsOf('prod-euw1', 'insight', 'data-console'), 1, Arn);
  });

  it('feed-exporter: keys from a Secret beside its role', () => {
    const { Arn } = role(PRODUCTION, 'feed-exporter');
    const pods = podsOf('prod-euw1', 'storefront', 'feed-exporter');
    assertWebIdentity(pods, 1, Arn);
    const keys = pods[0].spec.containers[0].env.filter(({ name }) =>
      /^AWS_(ACCESS_KEY_ID|SECRET_ACCESS_KEY)$/.test(name),
    );
    assert.deepEqual(
      keys.map(({ value, valueFrom }) => [value, valueFrom.secretKeyRef.name]),
      [
        [undefined, 'feed-exporter-keys'],
        [undefined, 'feed-exporter-keys'],
      ],
    );
  });

  it('voucher-service: a pattern that reaches the sandbox as well', () => {
    const { Arn, trust } = role(PRODUCTION, 'voucher-service');
    assertTrust(trust, {
      principal: { Federated: providerArn(PRODUCTION, 'prod-euw1') },
      condition: {
        StringLike: {
          [`${issuer('prod-euw1')}:sub`]: 'system:serviceaccount:storefront*',
        },
        StringEquals: { [`${issuer('prod-euw1')}:aud`]: 'sts.amazonaws.com' },
      },
    });
    assert.ok(serviceAccount('prod-euw1', 'storefront-sandbox', 'playground'));
    assertWebIdentity(
      podsOf('prod-euw1', 'storefront', 'voucher-service'),
      2,
      Arn,
    );
  });

  it('returns-service: an association and an annotation with the same role', () => {
    const { Arn, trust } = role(PRODUCTION, 'returns-service');
    assert.equal(
      annotation(
        serviceAccount('prod-euw1', 'fulfilment', 'returns-service'),
        'role-arn',
      ),
      Arn,
    );
    assert.equal(
      estate.clusters['prod-euw1'].associations.find(
        each => each.serviceAccount === 'returns-service',
      ).roleArn,
      Arn,
    );
    assert.deepEqual(
      trust.Statement.map(({ Principal }) => Object.keys(Principal)[0]),
      ['Federated', 'Service'],
    );
    const pods = podsOf('prod-euw1', 'fulfilment', 'returns-service');
    assert.equal(pods.length, 2);
    for (const pod of pods) {
      assert.equal(environment(pod).AWS_ROLE_ARN, undefined);
    }
  });

  it('image-resizer: AWS_ROLE_ARN without the file of the token', () => {
    const { Arn } = role(PRODUCTION, 'image-resizer');
    const pods = podsOf('prod-euw1', 'storefront', 'image-resizer');
    assert.equal(pods.length, 2);
    for (const pod of pods) {
      assert.equal(environment(pod).AWS_ROLE_ARN, Arn);
      assert.equal(environment(pod).AWS_WEB_IDENTITY_TOKEN_FILE, undefined);
    }
  });

  it('stock-feed: AWS_REGION and no role', () => {
    assert.equal(
      serviceAccount('prod-euw1', 'fulfilment', 'stock-feed').metadata
        .annotations,
      undefined,
    );
    const [pod, ...rest] = podsOf('prod-euw1', 'fulfilment', 'stock-feed');
    assert.equal(rest.length, 0);
    assert.deepEqual(
      Object.keys(environment(pod)).filter(name => name.startsWith('AWS_')),
      ['AWS_REGION'],
    );
  });

  it('legacy-erp-bridge: an annotation of kube2iam, and nobody who grants it', () => {
    const cluster = estate.clusters['prod-euw1'];
    const deployment = cluster.find(
      'Deployment',
      'fulfilment',
      'legacy-erp-bridge',
    );
    const [pod] = podsOf('prod-euw1', 'fulfilment', 'legacy-erp-bridge');
    for (const { annotations } of [
      deployment.spec.template.metadata,
      pod.metadata,
    ]) {
      assert.deepEqual(annotations, { 'iam.amazonaws.com/role': 'erp-bridge' });
    }
    assert.deepEqual(
      role(PRODUCTION, 'erp-bridge').trust.Statement[0].Principal,
      {
        AWS: `arn:aws:iam::${PRODUCTION}:role/prod-euw1-node`,
      },
    );
    assert.deepEqual(
      cluster
        .ofKind('DaemonSet')
        .map(({ metadata }) => metadata.name)
        .sort(),
      ['aws-node', 'eks-pod-identity-agent', 'kube-proxy'],
    );
  });

  it('help-centre: two workloads without any sign of AWS', () => {
    assert.deepEqual(labelled('help-centre').sort(), [
      'prod-euw1/storefront/Deployment/help-centre-index',
      'prod-euw1/storefront/Deployment/help-centre-web',
    ]);
    for (const name of ['help-centre-index', 'help-centre-web']) {
      for (const pod of podsOf('prod-euw1', 'storefront', name)) {
        assert.equal(pod.spec.serviceAccountName, 'default');
        assert.doesNotMatch(JSON.stringify(pod.spec.containers[0].env), /AWS_/);
      }
    }
    assert.equal(
      annotation(
        serviceAccount('prod-euw1', 'storefront', 'default'),
        'role-arn',
      ),
      undefined,
    );
  });

  it('store-locator: nothing carries its label, and nothing names its role', () => {
    assert.deepEqual(labelled('store-locator'), []);
    const { Arn, Tags, trust } = role(PRODUCTION, 'store-locator');
    assertTrust(
      trust,
      exactTrust(PRODUCTION, 'prod-euw1', 'storefront', 'store-locator'),
    );
    assert.ok(
      Tags.some(({ Value }) => Value === 'component:default/store-locator'),
    );
    assert.equal(
      serviceAccount('prod-euw1', 'storefront', 'store-locator').metadata
        .annotations,
      undefined,
    );
    for (const { objects } of Object.values(estate.clusters)) {
      assert.ok(!JSON.stringify(objects).includes(`"${Arn}"`));
    }
    assert.equal(component('store-locator').spec.lifecycle, 'deprecated');
  });
});
