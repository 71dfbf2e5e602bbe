import { commonSources, importBundle } from '../../lib/bundle.mjs';
import { runCommand } from '../../lib/command.mjs';
import { Failure } from '../../lib/failure.mjs';
import {
  machine,
  median,
  threadSeconds,
  threadSecondsMean,
} from '../../lib/measure.mjs';

const ROUNDS = 200;
const MAX_MILLISECONDS = 100;
const ACCOUNT = '111122223333';
/** With more clusters the trust policy would not fit the quota of 2,048 characters. */
const IRSA_CLUSTERS = 4;
const POD_IDENTITY_CLUSTERS = 15;

const clustersOf = count =>
  Array.from({ length: count }, (_, index) => ({
    name: `prod-${index}`,
    arn: `arn:aws:eks:eu-west-1:${ACCOUNT}:cluster/prod-${index}`,
    issuer: `https://oidc.eks.eu-west-1.amazonaws.com/id/${String(
      index,
    ).padStart(32, '0')}`,
  }));

/** What a plan is asked for: the usual one, and the largest that AWS takes. */
function requests({ DEFAULT_ACCESS_PACKS }) {
  const common = { namespace: 'payments', serviceAccount: 'refund-worker' };
  const everyPack = DEFAULT_ACCESS_PACKS.map(({ id, parameters }) => ({
    pack: id,
    parameters: Object.fromEntries(
      parameters
        .filter(each => each.default === undefined)
        .map(({ name }) => [name, 'refunds']),
    ),
  }));
  return [
    {
      name: 'IRSA in one cluster, one access pack',
      request: {
        ...common,
        mechanism: 'irsa',
        clusters: clustersOf(1),
        accessPacks: everyPack.slice(0, 1),
      },
    },
    {
      name: `IRSA in ${IRSA_CLUSTERS} clusters, every access pack`,
      request: {
        ...common,
        mechanism: 'irsa',
        clusters: clustersOf(IRSA_CLUSTERS),
        accessPacks: everyPack,
      },
    },
    {
      name: `Pod Identity in ${POD_IDENTITY_CLUSTERS} clusters, every access pack`,
      request: {
        ...common,
        mechanism: 'pod-identity',
        clusters: clustersOf(POD_IDENTITY_CLUSTERS),
        accessPacks: everyPack,
      },
    },
  ];
}

/** Guard rails of a large installation, of which the last entry applies. */
function guardRails({ DEFAULT_GUARD_RAILS }) {
  const entry = {
    ...DEFAULT_GUARD_RAILS,
    createRole: true,
    accounts: [ACCOUNT],
    permissionsBoundary: 'arn:{partition}:iam::{account}:policy/boundary',
    path: '/backstage/{namespace}/',
    actions: {
      allow: [
        's3:*',
        'sqs:*',
        'sns:*',
        'dynamodb:*',
        'secretsmanager:*',
        'ssm:*',
      ],
      deny: ['iam:*', 'organizations:*', 'account:*', '*:Delete*Policy'],
    },
  };
  return [
    ...Array.from({ length: 99 }, (_, index) => ({
      ...entry,
      name: `team-${index}`,
      namespaces: [`team-${index}-*`],
    })),
    { ...entry, name: 'production' },
  ];
}

function milliseconds(run) {
  const begun = threadSeconds();
  run();
  return (threadSeconds() - begun) * 1000;
}

function measure(common) {
  const options = {
    guardRails: guardRails(common),
    accessPacks: common.DEFAULT_ACCESS_PACKS,
    now: '2026-11-24T12:00:00Z',
    purpose: 'create',
  };
  return requests(common).map(({ name, request }) => {
    const times = Array.from({ length: ROUNDS }, () =>
      milliseconds(() => {
        if (!common.planIdentity(request, options).allowed) {
          throw new Error(`The guard rails refuse the plan of ${name}`);
        }
      }),
    );
    // The first one is what somebody waits for who opens a form of a backend that has just started.
    return {
      name,
      first: times[0],
      middle: median(times),
      worst: Math.max(...times),
    };
  });
}

export async function main(argv) {
  await runCommand(async () => {
    if (argv.length > 0) {
      throw new Failure('The benchmark of plans takes no arguments.', {
        remedy: 'Run `yarn bench:scaffolder`.',
      });
    }
    const common = await importBundle(commonSources, [
      'plan/index',
      'guardrails/index',
    ]);
    const figures = measure(common);
    const isMet = figures.every(({ worst }) => worst < MAX_MILLISECONDS);
    const ms = number => `${number.toFixed(1)} ms`;
    process.stdout.write(
      [
        `${machine()}, ${threadSecondsMean()}, ${ROUNDS} plans each`,
        ...figures.map(
          ({ name, first, middle, worst }) =>
            `${name}: first ${ms(first)}, median ${ms(middle)}, worst ${ms(
              worst,
            )}`,
        ),
        `${
          isMet ? 'met   ' : 'MISSED'
        } every plan takes under ${MAX_MILLISECONDS} ms`,
        '',
      ].join('\n'),
    );
    return isMet ? 0 : 1;
  });
}
