import { accessControl, node, podIdentityWebhook } from './clusterScope.mjs';
import { CLUSTERS, SHARED } from './company.mjs';
import {
  ASSOCIATIONS,
  NAMESPACES,
  SERVICE_ACCOUNTS,
} from './serviceAccounts.mjs';
import {
  hexadecimal,
  integer,
  later,
  moment,
  nameSuffix,
  uuid,
} from './seeded.mjs';
import { admit } from './webhook.mjs';
import { WORKLOADS } from './workloads.mjs';

const REGISTRY = `${SHARED}.dkr.ecr.eu-west-1.amazonaws.com`;

/** The objects of one cluster by kind, as the API server would return them. */
export function clusterObjects(cluster) {
  const objects = {
    namespaces: [],
    serviceAccounts: [],
    workloads: [],
    pods: [],
    nodes: [],
    webhooks: [],
    accessControl: [],
  };
  const about = new ClusterObjects(cluster);
  for (const name of CLUSTERS[cluster].nodes) {
    const created = moment('2026-10-12', `${cluster} ${name}`);
    objects.nodes.push(
      node(cluster, name, about.metadata('Node', { name, created })),
    );
  }
  objects.webhooks.push(
    podIdentityWebhook(
      about.metadata('MutatingWebhookConfiguration', {
        name: 'pod-identity-webhook',
        created: CLUSTERS[cluster].created,
      }),
    ),
  );
  objects.accessControl.push(
    ...accessControl(cluster, (kind, options) => about.metadata(kind, options)),
  );
  for (const namespace of NAMESPACES[cluster]) {
    objects.namespaces.push(about.namespace(namespace));
    objects.serviceAccounts.push(
      about.serviceAccount({
        namespace: namespace.name,
        name: 'default',
        created: CLUSTERS[cluster].created.slice(0, 10),
        manager: 'kube-controller-manager',
      }),
    );
  }
  for (const serviceAccount of SERVICE_ACCOUNTS[cluster]) {
    objects.serviceAccounts.push(about.serviceAccount(serviceAccount));
  }
  for (const workload of WORKLOADS[cluster]) {
    const { owners, pods } = about.workload(workload);
    objects.workloads.push(...owners);
    objects.pods.push(...pods);
  }
  // kubectl lists by kind in the order asked for, and the API server by namespace and name.
  const kinds = [
    'Deployment',
    'StatefulSet',
    'DaemonSet',
    'ReplicaSet',
    'Job',
    'CronJob',
  ];
  objects.serviceAccounts.sort(byName);
  objects.pods.sort(byName);
  objects.workloads.sort(
    (one, other) =>
      kinds.indexOf(one.kind) - kinds.indexOf(other.kind) || byName(one, other),
  );
  return objects;
}

function byName(one, other) {
  const key = ({ metadata }) => `${metadata.namespace}/${metadata.name}`;
  return key(one) < key(other) ? -1 : 1;
}

/** Leaves out what is undefined, as JSON does. */
function compact(object) {
  return Object.fromEntries(
    Object.entries(object).filter(([, value]) => value !== undefined),
  );
}

/** The volume with a token for the Kubernetes API that the API server adds. */
function apiAccess(name) {
  return {
    name,
    projected: {
      defaultMode: 420,
      sources: [
        {
          serviceAccountToken: {
            expirationSeconds: 3607,
            path: 'token',
          },
        },
        {
          configMap: {
            items: [{ key: 'ca.crt', path: 'ca.crt' }],
            name: 'kube-root-ca.crt',
          },
        },
        {
          downwardAPI: {
            items: [
              {
                fieldRef: {
                  apiVersion: 'v1',
                  fieldPath: 'metadata.namespace',
                },
                path: 'namespace',
              },
            ],
          },
        },
      ],
    },
  };
}

class ClusterObjects {
  constructor(cluster) {
    this.cluster = cluster;
    this.region = CLUSTERS[cluster].region;
    this.nodes = CLUSTERS[cluster].nodes;
  }

  /** Names a thing of this cluster for the seeded values. */
  key(kind, namespace, name) {
    return `${this.cluster} ${kind} ${namespace ?? ''}/${name}`;
  }

  metadata(kind, { namespace, name, created, owner, ...rest }) {
    const key = this.key(kind, namespace, name);
    return compact({
      creationTimestamp: created,
      name,
      namespace,
      ownerReferences: owner && [
        {
          apiVersion: owner.apiVersion,
          blockOwnerDeletion: true,
          controller: true,
          kind: owner.kind,
          name: owner.metadata.name,
          uid: owner.metadata.uid,
        },
      ],
      resourceVersion: String(
        integer(10_000_000, 99_999_999, `version ${key}`),
      ),
      uid: uuid(key),
      ...rest,
    });
  }

  namespace({ name, annotations }) {
    return {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: this.metadata('Namespace', {
        name,
        annotations,
        created: moment(CLUSTERS[this.cluster].created.slice(0, 10), name),
        labels: { 'kubernetes.io/metadata.name': name },
      }),
      spec: { finalizers: ['kubernetes'] },
      status: { phase: 'Active' },
    };
  }

  serviceAccount({
    namespace,
    name,
    created,
    annotated,
    role,
    audience,
    manager = 'argocd-controller',
  }) {
    const annotations = role && {
      ...(audience ? { 'eks.amazonaws.com/audience': audience } : {}),
      'eks.amazonaws.com/role-arn': role,
    };
    const createdAt = moment(created, `${namespace}/${name}`);
    const write = (by, time, fields) => ({
      apiVersion: 'v1',
      fieldsType: 'FieldsV1',
      fieldsV1: { 'f:metadata': fields },
      manager: by,
      operation: 'Update',
      time,
    });
    const annotationFields = annotations && {
      'f:annotations': {
        '.': {},
        ...Object.fromEntries(
          Object.keys(annotations).map(key => [`f:${key}`, {}]),
        ),
      },
    };
    const labels =
      name === 'default' || manager === 'eks'
        ? undefined
        : {
            'app.kubernetes.io/managed-by':
              manager === 'helm' ? 'Helm' : manager,
            'app.kubernetes.io/name': name,
          };
    const labelFields = labels && {
      'f:labels': {
        '.': {},
        ...Object.fromEntries(Object.keys(labels).map(key => [`f:${key}`, {}])),
      },
    };
    const managedFields = [];
    if (labelFields || (annotationFields && !annotated)) {
      managedFields.push(
        write(manager, createdAt, {
          ...(annotated ? {} : annotationFields),
          ...labelFields,
        }),
      );
    }
    if (annotated) {
      managedFields.push(
        write(
          'kubectl-annotate',
          moment(annotated, `${namespace}/${name}`),
          annotationFields,
        ),
      );
    }
    return {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: this.metadata('ServiceAccount', {
        namespace,
        name,
        created: createdAt,
        annotations,
        labels,
        managedFields: managedFields.length ? managedFields : undefined,
      }),
    };
  }

  /** A workload with what it owns: `owners` are the objects above the pods. */
  workload(workload) {
    switch (workload.kind) {
      case 'Deployment':
        return this.deployment(workload);
      case 'StatefulSet':
      case 'DaemonSet':
        return this.set(workload);
      case 'CronJob':
        return this.cronJob(workload);
      case 'Job': {
        const created = moment(workload.rolledOut, workload.name);
        return this.job(workload, { name: workload.name, created });
      }
      case 'Pod':
        return {
          owners: [],
          pods: [
            this.pod(workload, {
              name: workload.name,
              created: moment(workload.rolledOut, workload.name),
              labels: workload.labels,
            }),
          ],
        };
      default:
        throw new Error(
          `${workload.name} has the unknown kind ${workload.kind}.`,
        );
    }
  }

  /** The day on which a workload first ran: that of its service account, or the cluster's. */
  firstDay({ namespace, serviceAccount, rolledOut }) {
    const declared = SERVICE_ACCOUNTS[this.cluster].find(
      each => each.namespace === namespace && each.name === serviceAccount,
    );
    const day =
      declared?.created ?? CLUSTERS[this.cluster].created.slice(0, 10);
    return rolledOut && rolledOut < day ? rolledOut : day;
  }

  selector(workload) {
    const { 'app.kubernetes.io/name': name } = workload.labels;
    return name ? { 'app.kubernetes.io/name': name } : workload.labels;
  }

  deployment(workload) {
    const { namespace, name, replicas } = workload;
    const generation = integer(2, 60, this.key('Deployment', namespace, name));
    const revision = workload.previous
      ? generation
      : Math.max(1, generation - 1);
    const deployment = {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: this.metadata('Deployment', {
        namespace,
        name,
        annotations: { 'deployment.kubernetes.io/revision': String(revision) },
        created: moment(this.firstDay(workload), name),
        generation,
        labels: workload.labels,
      }),
      spec: {
        progressDeadlineSeconds: 600,
        replicas,
        revisionHistoryLimit: workload.previous ? 1 : 0,
        selector: { matchLabels: this.selector(workload) },
        strategy: {
          rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%' },
          type: 'RollingUpdate',
        },
        template: this.template(workload, workload.labels),
      },
      status: {
        ...(workload.crashing
          ? { unavailableReplicas: replicas }
          : { availableReplicas: replicas, readyReplicas: replicas }),
        observedGeneration: generation,
        replicas,
        updatedReplicas: replicas,
      },
    };
    const current = this.replicaSet(workload, deployment, {
      day: workload.rolledOut,
      replicas,
      revision,
    });
    const previous = workload.previous
      ? [
          this.replicaSet(workload, deployment, {
            day: workload.previous,
            replicas: 0,
            revision: revision - 1,
          }),
        ]
      : [];
    const pods = [];
    for (let index = 0; index < replicas; index++) {
      pods.push(
        this.pod(workload, {
          ...this.generated(current, `${current.metadata.name}-`, index),
          created: later(current.metadata.creationTimestamp, index * 7),
          labels: current.spec.template.metadata.labels,
          node: this.node(name, index),
        }),
      );
    }
    return {
      owners: [deployment, current, ...previous],
      pods,
    };
  }

  replicaSet(workload, deployment, { day, replicas, revision }) {
    const { namespace } = workload;
    const hash = nameSuffix(
      10,
      `${this.key('ReplicaSet', namespace, workload.name)} ${day}`,
    );
    const labels = { ...workload.labels, 'pod-template-hash': hash };
    const name = `${workload.name}-${hash}`;
    return {
      apiVersion: 'apps/v1',
      kind: 'ReplicaSet',
      metadata: this.metadata('ReplicaSet', {
        namespace,
        name,
        annotations: {
          'deployment.kubernetes.io/desired-replicas': String(
            workload.replicas,
          ),
          'deployment.kubernetes.io/max-replicas': String(
            workload.replicas + Math.ceil(workload.replicas / 4),
          ),
          'deployment.kubernetes.io/revision': String(revision),
        },
        created: moment(day, name),
        generation: 1,
        labels,
        owner: deployment,
      }),
      spec: {
        replicas,
        selector: {
          matchLabels: {
            ...this.selector(workload),
            'pod-template-hash': hash,
          },
        },
        template: this.template(workload, labels),
      },
      status: {
        ...(replicas && !workload.crashing
          ? { availableReplicas: replicas, readyReplicas: replicas }
          : {}),
        ...(replicas ? { fullyLabeledReplicas: replicas } : {}),
        observedGeneration: 1,
        replicas,
      },
    };
  }

  set(workload) {
    const { kind, namespace, name, replicas } = workload;
    const revision = hexadecimal(
      9,
      `${this.key(kind, namespace, name)} revision`,
    );
    const generation = integer(1, 20, this.key(kind, namespace, name));
    const common = {
      revisionHistoryLimit: 10,
      selector: { matchLabels: this.selector(workload) },
      template: this.template(workload, workload.labels),
    };
    const isStateful = kind === 'StatefulSet';
    const set = {
      apiVersion: 'apps/v1',
      kind,
      metadata: this.metadata(kind, {
        namespace,
        name,
        created: moment(this.firstDay(workload), name),
        generation,
        labels: workload.labels,
      }),
      spec: isStateful
        ? {
            ...common,
            podManagementPolicy: 'OrderedReady',
            replicas,
            serviceName: name,
            updateStrategy: {
              rollingUpdate: { partition: 0 },
              type: 'RollingUpdate',
            },
          }
        : {
            ...common,
            updateStrategy: {
              rollingUpdate: { maxSurge: 0, maxUnavailable: '10%' },
              type: 'RollingUpdate',
            },
          },
      status: isStateful
        ? {
            availableReplicas: replicas,
            currentReplicas: replicas,
            currentRevision: `${name}-${revision}`,
            observedGeneration: generation,
            readyReplicas: replicas,
            replicas,
            updateRevision: `${name}-${revision}`,
            updatedReplicas: replicas,
          }
        : {
            currentNumberScheduled: replicas,
            desiredNumberScheduled: replicas,
            numberAvailable: replicas,
            numberMisscheduled: 0,
            numberReady: replicas,
            observedGeneration: generation,
            updatedNumberScheduled: replicas,
          },
    };
    const rolledOut = moment(workload.rolledOut, name);
    const pods = [];
    for (let index = 0; index < replicas; index++) {
      const stateful = `${name}-${index}`;
      pods.push(
        this.pod(workload, {
          ...(isStateful
            ? { name: stateful, generateName: `${name}-`, owner: set }
            : this.generated(set, `${name}-`, index)),
          created: later(rolledOut, index * 40),
          labels: isStateful
            ? {
                ...workload.labels,
                'apps.kubernetes.io/pod-index': String(index),
                'controller-revision-hash': `${name}-${revision}`,
                'statefulset.kubernetes.io/pod-name': stateful,
              }
            : {
                ...workload.labels,
                'controller-revision-hash': revision,
                'pod-template-generation': String(generation),
              },
          node: isStateful ? this.node(name, index) : this.nodes[index],
        }),
      );
    }
    return { owners: [set], pods };
  }

  cronJob(workload) {
    const { namespace, name, runs, labels } = workload;
    const cronJob = {
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata: this.metadata('CronJob', {
        namespace,
        name,
        created: moment(this.firstDay(workload), name),
        generation: 1,
        labels,
      }),
      spec: {
        concurrencyPolicy: 'Forbid',
        failedJobsHistoryLimit: 1,
        jobTemplate: {
          metadata: { creationTimestamp: null },
          spec: { backoffLimit: 2, template: this.template(workload, labels) },
        },
        schedule: workload.schedule,
        successfulJobsHistoryLimit: 2,
        suspend: workload.suspend ?? false,
      },
      status: runs.length
        ? {
            lastScheduleTime: runs[runs.length - 1],
            lastSuccessfulTime: later(runs[runs.length - 1], 96),
          }
        : {},
    };
    const jobs = runs.map(run =>
      this.job(workload, {
        // The controller names a job by the minute for which it was scheduled.
        name: `${name}-${Date.parse(run) / 60_000}`,
        created: run,
        owner: cronJob,
      }),
    );
    return {
      owners: [cronJob, ...jobs.flatMap(job => job.owners)],
      pods: jobs.flatMap(job => job.pods),
    };
  }

  job(workload, { name, created, owner }) {
    const { namespace } = workload;
    const controllerUid = uuid(this.key('Job', namespace, name));
    const labels = {
      ...workload.labels,
      'batch.kubernetes.io/controller-uid': controllerUid,
      'batch.kubernetes.io/job-name': name,
      'controller-uid': controllerUid,
      'job-name': name,
    };
    const completed = later(created, 96);
    const job = {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: this.metadata('Job', {
        namespace,
        name,
        annotations: owner && {
          'batch.kubernetes.io/cronjob-scheduled-timestamp': created,
        },
        created,
        generation: 1,
        labels,
        owner,
      }),
      spec: {
        backoffLimit: 2,
        completionMode: 'NonIndexed',
        completions: 1,
        manualSelector: false,
        parallelism: 1,
        podReplacementPolicy: 'TerminatingOrFailed',
        selector: {
          matchLabels: { 'batch.kubernetes.io/controller-uid': controllerUid },
        },
        suspend: false,
        template: this.template(workload, labels),
      },
      status: {
        completionTime: completed,
        conditions: [
          {
            lastProbeTime: completed,
            lastTransitionTime: completed,
            status: 'True',
            type: 'Complete',
          },
        ],
        ready: 0,
        startTime: created,
        succeeded: 1,
        terminating: 0,
        uncountedTerminatedPods: {},
      },
    };
    const pod = this.pod(workload, {
      ...this.generated(job, `${name}-`, 0),
      created,
      completed,
      labels,
      node: this.node(name, 0),
    });
    return { owners: [job], pods: [pod] };
  }

  /** Name and owner of the pod with a number, as a controller makes them. */
  generated(owner, prefix, index) {
    return {
      name: `${prefix}${nameSuffix(5, `${owner.metadata.uid} ${index}`)}`,
      generateName: prefix,
      owner,
    };
  }

  node(name, index) {
    const offset = integer(
      0,
      this.nodes.length - 1,
      `node ${this.cluster} ${name}`,
    );
    return this.nodes[(offset + index) % this.nodes.length];
  }

  template(workload, labels) {
    return {
      metadata: compact({
        annotations: workload.podAnnotations,
        creationTimestamp: null,
        labels,
      }),
      spec: this.podSpec(workload),
    };
  }

  podSpec(workload) {
    const { serviceAccount, env = {} } = workload;
    const isJob = workload.kind === 'Job' || workload.kind === 'CronJob';
    const variables = Object.entries(env).map(([name, value]) => ({
      name,
      ...(typeof value === 'string' ? { value } : { valueFrom: value }),
    }));
    return compact({
      automountServiceAccountToken: workload.automount,
      containers: [
        compact({
          args: workload.args,
          env: variables.length ? variables : undefined,
          image: `${REGISTRY}/${workload.image}`,
          imagePullPolicy: 'IfNotPresent',
          name: workload.name,
          resources: {
            limits: { memory: '256Mi' },
            requests: { cpu: '50m', memory: '256Mi' },
          },
          terminationMessagePath: '/dev/termination-log',
          terminationMessagePolicy: 'File',
        }),
      ],
      dnsPolicy: 'ClusterFirst',
      hostNetwork: workload.hostNetwork,
      priorityClassName: workload.priority,
      restartPolicy: isJob ? 'Never' : 'Always',
      schedulerName: 'default-scheduler',
      securityContext: {},
      // The API server keeps the old name of the field beside the new one.
      serviceAccount,
      serviceAccountName: serviceAccount,
      terminationGracePeriodSeconds: 30,
    });
  }

  pod(
    workload,
    { name, generateName, owner, created, completed, labels, node },
  ) {
    const { namespace } = workload;
    const serviceAccount = workload.serviceAccount ?? 'default';
    const key = this.key('Pod', namespace, name);
    const tokenVolume = `kube-api-access-${nameSuffix(5, `volume ${key}`)}`;
    const mountsToken = workload.automount !== false;
    const spec = this.podSpec(workload);
    const nodeName = node ?? this.node(name, 0);
    const pod = {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: this.metadata('Pod', {
        namespace,
        name,
        annotations: workload.podAnnotations,
        created,
        generateName,
        labels,
        owner,
      }),
      spec: {
        ...spec,
        containers: spec.containers.map(container => ({
          ...container,
          ...(mountsToken
            ? {
                volumeMounts: [
                  {
                    mountPath: '/var/run/secrets/kubernetes.io/serviceaccount',
                    name: tokenVolume,
                    readOnly: true,
                  },
                ],
              }
            : {}),
        })),
        enableServiceLinks: true,
        nodeName,
        preemptionPolicy: 'PreemptLowerPriority',
        priority:
          {
            'system-node-critical': 2000001000,
            'system-cluster-critical': 2000000000,
          }[workload.priority] ?? 0,
        serviceAccount,
        serviceAccountName: serviceAccount,
        ...(mountsToken ? { volumes: [apiAccess(tokenVolume)] } : {}),
      },
      status: this.podStatus(workload, { key, created, completed, nodeName }),
    };
    return admit(pod, {
      region: this.region,
      association: this.association(namespace, serviceAccount),
      serviceAccount: this.annotatedServiceAccount(namespace, serviceAccount),
    });
  }

  association(namespace, serviceAccount) {
    const association = ASSOCIATIONS[this.cluster].find(
      each =>
        each.namespace === namespace && each.serviceAccount === serviceAccount,
    );
    return (
      association && {
        createdAt: moment(
          association.created,
          `${namespace}/${serviceAccount}`,
        ),
      }
    );
  }

  annotatedServiceAccount(namespace, name) {
    const found = SERVICE_ACCOUNTS[this.cluster].find(
      each => each.namespace === namespace && each.name === name,
    );
    return (
      found && {
        ...found,
        annotatedAt: moment(
          found.annotated ?? found.created,
          `${namespace}/${name}`,
        ),
      }
    );
  }

  podStatus(workload, { key, created, completed, nodeName }) {
    const started = later(created, 4);
    const running = !completed && !workload.crashing;
    const condition = (type, status, reason) =>
      compact({
        lastProbeTime: null,
        lastTransitionTime: created,
        reason,
        status,
        type,
      });
    const ready = running ? 'True' : 'False';
    const notReady = completed ? 'PodCompleted' : 'ContainersNotReady';
    const state = () => {
      if (completed) {
        return {
          terminated: {
            exitCode: 0,
            finishedAt: completed,
            reason: 'Completed',
            startedAt: started,
          },
        };
      }
      return workload.crashing
        ? {
            waiting: {
              message: `back-off 5m0s restarting failed container=${workload.name}`,
              reason: 'CrashLoopBackOff',
            },
          }
        : { running: { startedAt: started } };
    };
    const hostIP = nodeName
      .split('.')[0]
      .slice('ip-'.length)
      .replaceAll('-', '.');
    const podIP = workload.hostNetwork
      ? hostIP
      : `${hostIP.split('.').slice(0, 3).join('.')}.${integer(
          5,
          250,
          `address ${key}`,
        )}`;
    return compact({
      conditions: [
        condition(
          'Initialized',
          'True',
          completed ? 'PodCompleted' : undefined,
        ),
        condition('Ready', ready, running ? undefined : notReady),
        condition('ContainersReady', ready, running ? undefined : notReady),
        condition('PodScheduled', 'True'),
      ],
      containerStatuses: [
        {
          image: `${REGISTRY}/${workload.image}`,
          imageID: `${REGISTRY}/${
            workload.image.split(':')[0]
          }@sha256:${hexadecimal(64, `image ${workload.image}`)}`,
          lastState: {},
          name: workload.name,
          ready: running,
          restartCount: workload.crashing
            ? integer(40, 900, `restarts ${key}`)
            : 0,
          started: running,
          state: state(),
        },
      ],
      hostIP,
      phase: completed ? 'Succeeded' : 'Running',
      podIP,
      podIPs: [{ ip: podIP }],
      qosClass: 'Burstable',
      startTime: created,
    });
  }
}
