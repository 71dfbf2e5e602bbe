import { Failure } from '../../lib/failure.mjs';
import { runCommand } from '../../lib/command.mjs';
import {
  machine,
  median,
  megabytes,
  threadSeconds,
  threadSecondsMean,
} from '../../lib/measure.mjs';
import { importTrust } from './bundle.mjs';
import { fleetOf } from './fleet.mjs';

const ROLES = 30_000;
const SERVICE_ACCOUNTS = 60_000;
const ROUNDS = 5;
const MAX_SECONDS = 1.5;
const MAX_MEGABYTES = 400;
const MAX_GROWTH = 3;
const POLICIES = 200;

function seconds(run) {
  const begun = threadSeconds();
  run();
  return threadSeconds() - begun;
}

/** Reads all scopes, indexes the service accounts of each cluster and asks for those that each scope admits through its providers. */
function resolve(trust, { policies, callers }) {
  let scopes;
  const indexes = new Map();
  let found = 0;
  const read = seconds(() => {
    scopes = policies.map((policy, item) => ({
      item,
      scope: trust.trustScope(policy),
    }));
  });
  const build = seconds(() => {
    for (const [provider, members] of Map.groupBy(
      callers.filter(caller => 'provider' in caller),
      caller => caller.provider,
    )) {
      indexes.set(
        provider,
        new trust.TrustIndex(
          members.map(member => ({
            ...member,
            key: `${member.namespace}/${member.name}`,
          })),
        ),
      );
    }
  });
  const find = seconds(() => {
    for (const { scope } of scopes) {
      for (const { provider, audiences, subjects } of scope.providers) {
        // In clusters of which every service account uses Pod Identity nobody asks with a token.
        found +=
          indexes
            .get(provider)
            ?.admitted(subjects.map(subject => ({ audiences, subject })))
            .members.length ?? 0;
      }
    }
  });
  const { heapUsed, rss } = process.memoryUsage();
  return { read, build, find, all: read + build + find, found, heapUsed, rss };
}

function parsedFleet(trust, size) {
  const { policies, callers } = fleetOf(size);
  let parsed;
  const parse = seconds(() => {
    parsed = policies.map(text => trust.parseTrustPolicy(text).policy);
  });
  return { policies: parsed, callers, parse };
}

function compareSizes(trust) {
  const one = { roles: ROLES, serviceAccounts: SERVICE_ACCOUNTS };
  const two = { roles: 2 * ROLES, serviceAccounts: 2 * SERVICE_ACCOUNTS };
  resolve(trust, parsedFleet(trust, { roles: 3_000, serviceAccounts: 6_000 }));
  const small = parsedFleet(trust, one);
  // The memory is that of the first round, before anything larger was held.
  const rounds = [resolve(trust, small)];
  const memory = process.memoryUsage();
  const large = parsedFleet(trust, two);
  const largeRounds = [];
  for (let round = 0; round < ROUNDS; round++) {
    rounds.push(resolve(trust, small));
    largeRounds.push(resolve(trust, large));
  }
  const timesOf = list =>
    Object.fromEntries(
      ['read', 'build', 'find', 'all'].map(step => [
        step,
        median(list.map(round => round[step])),
      ]),
    );
  return {
    small: { ...timesOf(rounds), parse: small.parse, found: rounds[0].found },
    large: {
      ...timesOf(largeRounds),
      parse: large.parse,
      found: largeRounds[0].found,
    },
    memory,
  };
}

/** Policies and requests that are near misses of each other, and the ones of a fleet. */
function mixes(trust) {
  const nearMisses = Array.from({ length: POLICIES }, (_, number) => {
    const random = new trust.Random(number + 1);
    const isIrsa = number % 2 === 0;
    const policy = trust.generatePolicy(
      random,
      isIrsa ? 'irsa' : 'pod-identity',
    );
    const caller = trust.generateCaller(random);
    const request = isIrsa
      ? trust.webIdentityRequest(caller)
      : trust.podIdentityRequest(caller, 'sts:AssumeRole');
    return { policy, request };
  });
  const lists = Array.from({ length: POLICIES }, (_, number) => {
    const random = new trust.Random(number + 1);
    const { namespace, name, ...rest } = trust.generateCaller(random);
    const subjects = Array.from(
      { length: 25 },
      (__, at) => `system:serviceaccount:${namespace}:${name}-${at}`,
    );
    return {
      policy: trust.minimalTrust(
        {
          mechanism: 'irsa',
          subjects: subjects.map(subject => ({
            namespace: subject.split(':')[2],
            name: subject.split(':')[3],
          })),
          providers: [trust.provider],
        },
        { sizeQuota: 4_096 },
      ).policy,
      request: trust.webIdentityRequest({
        ...rest,
        namespace,
        name: `${name}-${number % 40}`,
      }),
    };
  });
  return { 'near misses': nearMisses, 'lists of 25 subjects': lists };
}

function evaluationsPerSecond(evaluate, cases) {
  const took = seconds(() => {
    for (const { policy } of cases) {
      for (const { request } of cases) {
        evaluate(policy, request);
      }
    }
  });
  return (cases.length * cases.length) / took;
}

function compareEvaluators(trust) {
  return Object.entries(mixes(trust)).map(([name, cases]) => {
    const fast = [];
    const slow = [];
    for (let round = 0; round < ROUNDS; round++) {
      fast.push(evaluationsPerSecond(trust.evaluateTrust, cases));
      slow.push(evaluationsPerSecond(trust.evaluateSlowly, cases));
    }
    return { name, fast: median(fast), slow: median(slow) };
  });
}

/** Lines for people, and whether each target is met. */
function describe({ small, large, memory, evaluators }) {
  const time = value => `${value.toFixed(2)} s`;
  const growth = large.all / small.all;
  const targets = [
    [
      `${SERVICE_ACCOUNTS} service accounts against ${ROLES} roles: ${time(
        small.all,
      )} after parsing (target under ${MAX_SECONDS} s)`,
      small.all < MAX_SECONDS,
    ],
    [
      `Memory then: heap ${megabytes(memory.heapUsed)} MB, process ${megabytes(
        memory.rss,
      )} MB (target under ${MAX_MEGABYTES} MB)`,
      megabytes(memory.rss) < MAX_MEGABYTES,
    ],
    [
      `Growth when roles and service accounts double: ${growth.toFixed(
        2,
      )} (close to 2; ${MAX_GROWTH} or more is a miss)`,
      growth < MAX_GROWTH,
    ],
  ];
  return {
    isMet: targets.every(([, isMet]) => isMet),
    lines: [
      `${machine()}; seconds are ${threadSecondsMean()}, the median of ${ROUNDS} rounds.`,
      ...evaluators.map(
        ({ name, fast, slow }) =>
          `evaluateTrust, ${POLICIES} policies × ${POLICIES} requests, ${name}: ${Math.round(
            fast,
          )} a second, ${(fast / slow).toFixed(
            2,
          )} × the slow evaluator (${Math.round(slow)} a second)`,
      ),
      ...[
        [ROLES, small],
        [2 * ROLES, large],
      ].map(
        ([roles, figures]) =>
          `${roles} roles: parsing ${time(
            figures.parse,
          )}, then trustScope ${time(figures.read)}, index ${time(
            figures.build,
          )}, who of ${2 * roles} service accounts is let in ${time(
            figures.find,
          )} (${figures.found} found)`,
      ),
      ...targets.map(
        ([text, isMet]) => `${isMet ? 'met   ' : 'MISSED'} ${text}`,
      ),
    ],
  };
}

export async function main(argv) {
  await runCommand(async () => {
    if (argv.length > 0) {
      throw new Failure(
        'The benchmark of the trust engine takes no arguments.',
        {
          remedy: 'Run `yarn bench:trust`.',
        },
      );
    }
    const trust = await importTrust([
      'index',
      'scope/trustIndex',
      '__testUtils__/generate',
      '__testUtils__/random',
      '__testUtils__/slowEvaluator',
    ]);
    const sizes = compareSizes(trust);
    const { lines, isMet } = describe({
      ...sizes,
      evaluators: compareEvaluators(trust),
    });
    process.stdout.write(`${lines.join('\n')}\n`);
    return isMet ? 0 : 1;
  });
}
