import { setImmediate } from 'node:timers/promises';
import { Failure } from '../../lib/failure.mjs';
import { runCommand } from '../../lib/command.mjs';
import {
  machine,
  median,
  megabytes,
  threadSeconds,
  threadSecondsMean,
} from '../../lib/measure.mjs';
import { importCommon } from './bundle.mjs';
import { clusterSnapshot, fleetOf } from './fleet.mjs';

const CLUSTERS = 120;
const ROUNDS = 3;
/** As in the backend. */
const SLICE_MILLISECONDS = 10;
const STEPS_BETWEEN_LOOKS = 8;
const MAX_SECONDS = 10;
const MAX_MEGABYTES = 1500;
const MAX_SHARE_OF_ONE_CLUSTER = 0.1;
const MAX_HOLD_99 = 50;
const MAX_HOLD = 200;
/** Twice, and what two measurements of the same differ by. */
const MAX_GROWTH = 2.2;
const PREFIX = 'eks.amazonaws.com';
const NOW = '2026-06-01T00:00:00Z';

/** Runs steps as the backend does, and notes how long the event loop was held each time. */
async function inSlices(steps, holds) {
  let begun = threadSeconds();
  for (let number = 1; ; number++) {
    const step = steps.next();
    // Asking for the processor time takes about as long as a short step.
    if (!step.done && number % STEPS_BETWEEN_LOOKS !== 0) {
      continue;
    }
    const held = (threadSeconds() - begun) * 1000;
    if (step.done || held > SLICE_MILLISECONDS) {
      holds.push(held);
      if (step.done) {
        return step.value;
      }
      await setImmediate();
      begun = threadSeconds();
    }
  }
}

/** Joins, resolves and checks, as one pass of the backend does. */
async function passOnce(common, { snapshots, entities }, cache) {
  const holds = [];
  const begun = threadSeconds();
  const estate = await inSlices(
    common.buildEstateInSteps(snapshots, PREFIX, cache),
    holds,
  );
  const joined = threadSeconds();
  const resolved = await inSlices(
    common.resolveEstate(estate, entities, cache),
    holds,
  );
  const judged = threadSeconds();
  const context = await inSlices(
    common.checkContextInSteps({ resolved, now: NOW, cache }),
    holds,
  );
  const { findings } = await inSlices(
    common.checkInSteps(context, common.irsaChecks),
    holds,
  );
  const done = threadSeconds();
  return {
    resolved,
    findings,
    holds,
    join: joined - begun,
    resolve: judged - joined,
    check: done - judged,
    all: done - begun,
  };
}

async function measure(common, fleet) {
  const rounds = [];
  for (let round = 0; round < ROUNDS; round++) {
    const cache = new common.ResolveCache();
    const full = await passOnce(common, fleet, cache);
    const changed = await passOnce(
      common,
      withChangedCluster(fleet, round + 2),
      cache,
    );
    const { resolved: _, findings, ...times } = full;
    rounds.push({
      ...times,
      findings: findings.length,
      changed: changed.all,
      changedHolds: changed.holds,
      // After the second pass, since a backend makes one after another; later rounds hold what is left of earlier ones, too.
      memory: process.memoryUsage(),
    });
  }
  const holds = rounds
    .flatMap(round => [...round.holds, ...round.changedHolds])
    .sort((a, b) => a - b);
  return {
    sizes: fleet.sizes,
    join: median(rounds.map(round => round.join)),
    resolve: median(rounds.map(round => round.resolve)),
    check: median(rounds.map(round => round.check)),
    findings: rounds[0].findings,
    all: median(rounds.map(round => round.all)),
    changed: median(rounds.map(round => round.changed)),
    hold99: holds[Math.floor(holds.length * 0.99)],
    holdMax: holds[holds.length - 1],
    memory: rounds[0].memory,
  };
}

/** The same fleet in which one cluster was read again and something in it has changed. */
function withChangedCluster(fleet, round) {
  const changed = clusterSnapshot(7, round);
  return {
    ...fleet,
    snapshots: fleet.snapshots.map(snapshot =>
      snapshot.sourceId === changed.sourceId ? changed : snapshot,
    ),
  };
}

/** What a plain loop over every service account and every role of a slice answers, and how long both take. */
async function compareWithLoop(common) {
  const fleet = fleetOf(2);
  await passOnce(common, fleet, undefined);
  const { resolved, all } = await passOnce(common, fleet, undefined);
  const found = new Set();
  for (const [arn, { reach, totals }] of resolved.roles) {
    if (totals.can > reach.can.length) {
      continue;
    }
    for (const { cluster, namespace, name } of reach.can) {
      found.add(`${arn} ${cluster}/${namespace}/${name}`);
    }
  }
  const begun = threadSeconds();
  const looped = new Set();
  let pairs = 0;
  for (const cluster of resolved.estate.clusters.values()) {
    const issuer = cluster.cluster.issuer.slice('https://'.length);
    for (const { namespace, name } of cluster.serviceAccounts.values()) {
      for (const account of resolved.estate.accounts.values()) {
        for (const role of account.roles.values()) {
          pairs += 1;
          const { policy } = common.parseTrustPolicy(role.trustPolicy);
          const { decision } = common.evaluateTrust(policy, {
            action: 'sts:AssumeRoleWithWebIdentity',
            roleArn: role.arn,
            principal: {
              type: 'Federated',
              id: `arn:aws:iam::${account.id}:oidc-provider/${issuer}`,
            },
            context: {
              [`${issuer}:sub`]: `system:serviceaccount:${namespace}:${name}`,
              [`${issuer}:aud`]: 'sts.amazonaws.com',
            },
          });
          if (decision === 'allow') {
            looped.add(`${role.arn} ${cluster.name}/${namespace}/${name}`);
          }
        }
      }
    }
  }
  const loop = threadSeconds() - begun;
  const capped = new Set(
    [...resolved.roles]
      .filter(([, { reach, totals }]) => totals.can > reach.can.length)
      .map(([arn]) => arn),
  );
  const missed = [...looped].filter(
    each => !capped.has(each.split(' ')[0]) && !found.has(each),
  );
  if (missed.length > 0) {
    throw new Failure(
      `The resolver misses ${missed.length} of ${looped.size} pairs that a plain loop finds, for instance ${missed[0]}.`,
    );
  }
  return {
    loop,
    resolve: all,
    pairs,
    allowed: looped.size,
    sizes: fleet.sizes,
  };
}

const seconds = value => `${value.toFixed(2)} s`;
const milliseconds = value => `${Math.round(value)} ms`;

function describe(small, large, slice) {
  const growth = large.all / small.all;
  const share = small.changed / small.all;
  const targets = [
    [
      `Everything: ${seconds(small.all)}, ${seconds(
        small.join,
      )} of it for joining, ${seconds(small.resolve)} for resolving, ${seconds(
        small.check,
      )} for the checks with ${
        small.findings
      } findings (target under ${MAX_SECONDS} s)`,
      small.all < MAX_SECONDS,
    ],
    [
      `When one cluster has changed: ${seconds(small.changed)}, ${(
        share * 100
      ).toFixed(1)} % (target under ${
        MAX_SECONDS * MAX_SHARE_OF_ONE_CLUSTER
      } s)`,
      small.changed < MAX_SECONDS * MAX_SHARE_OF_ONE_CLUSTER,
    ],
    [
      `Memory after one more pass, the records and all that is kept included: heap ${megabytes(
        small.memory.heapUsed,
      )} MB, process ${megabytes(
        small.memory.rss,
      )} MB (target under ${MAX_MEGABYTES} MB)`,
      megabytes(small.memory.rss) < MAX_MEGABYTES,
    ],
    [
      `Event loop held: ${milliseconds(
        small.hold99,
      )} at the 99th percentile, ${milliseconds(
        small.holdMax,
      )} at most (targets ${MAX_HOLD_99} and ${MAX_HOLD} ms)`,
      small.hold99 <= MAX_HOLD_99 && small.holdMax <= MAX_HOLD,
    ],
    [
      `Growth when everything doubles: ${growth.toFixed(
        2,
      )} (target 2, a miss from ${MAX_GROWTH} on)`,
      growth < MAX_GROWTH,
    ],
  ];
  return {
    isMet: targets.every(([, isMet]) => isMet),
    lines: [
      `${machine()}; seconds are ${threadSecondsMean()}, the median of ${ROUNDS} rounds.`,
      Object.entries(small.sizes)
        .map(([what, number]) => `${number} ${what}`)
        .join(', '),
      ...targets.map(
        ([line, isMet]) => `${isMet ? 'met   ' : 'missed'} ${line}`,
      ),
      `Doubled: ${seconds(large.all)}, ${seconds(
        large.changed,
      )} when one cluster has changed, process ${megabytes(
        large.memory.rss,
      )} MB`,
      `A plain loop over ${slice.sizes.serviceAccounts} service accounts and ${
        slice.sizes.roles
      } roles (${slice.pairs} pairs, ${slice.allowed} allowed): ${seconds(
        slice.loop,
      )}, resolver and checks with everything else that they do: ${seconds(
        slice.resolve,
      )}, ratio ${(slice.loop / slice.resolve).toFixed(0)}`,
    ],
  };
}

export async function main() {
  await runCommand(async () => {
    const common = await importCommon();
    const slice = await compareWithLoop(common);
    const small = await measure(common, fleetOf(CLUSTERS));
    const large = await measure(common, fleetOf(2 * CLUSTERS));
    const { lines, isMet } = describe(small, large, slice);
    console.log(lines.join('\n'));
    if (!isMet) {
      throw new Failure('A target was missed.');
    }
  });
}
