import fc from 'fast-check';
import type { GeneratorValue } from 'fast-check';
import { generateCaller, generatePolicy } from './generate';
import type { Caller } from './generate';
import { generateAnyPolicy, generateAnyRequest } from './generateAny';
import { Random } from './random';
import { atLeast, isShortened, partOf } from './share';

const steps = 2 ** 20;
// Without a bias towards small numbers, since each choice is to come up as often as the generator says.
const fraction = fc.noBias(fc.nat({ max: steps - 1 }));
const fractions = () => fraction;

/** Draws from fast-check, so that it can make a failing case smaller. */
class DrawnRandom extends Random {
  constructor(private readonly draw: GeneratorValue) {
    super(0);
  }

  next(): number {
    return this.draw(fractions) / steps;
  }
}

/** A generator draws from a copy of the random numbers, so that two of them would draw the same without a number between. */
const between = fc.noShrink(fc.nat());

function drawn<T>(generate: (random: Random) => T): fc.Arbitrary<T> {
  return fc
    .tuple(between, fc.gen())
    .map(([, draw]) => generate(new DrawnRandom(draw)));
}

/** Policies about service accounts with a token. */
export const irsaPolicies = drawn(random => generatePolicy(random, 'irsa'));

/** Policies about EKS Pod Identity. */
export const podIdentityPolicies = drawn(random =>
  generatePolicy(random, 'pod-identity'),
);

/** Policies with any operator, element and principal. */
export const anyPolicies = drawn(generateAnyPolicy);

/** Requests with any principal and any keys. */
export const anyRequests = drawn(generateAnyRequest);

/** Service accounts, several for one policy, since reading a scope costs more than asking it. */
export const callers: fc.Arbitrary<Caller[]> = fc.array(drawn(generateCaller), {
  minLength: 6,
  maxLength: 6,
});

/** Every run is the same, so that a failure can be looked into; nobody looks into that of a mutant. */
export function runs(numRuns: number): fc.Parameters<unknown> {
  return {
    seed: 20_261_124,
    numRuns: partOf(numRuns),
    endOnFailure: isShortened,
  };
}

/** Counts what came up, since a property that only ever meets refusals shows little. */
export function tally() {
  const seen: Record<string, number> = {};
  return {
    add: (what: string) => {
      seen[what] = (seen[what] ?? 0) + 1;
    },
    /** The kinds that came up less often than they have to. */
    rarerThan: (least: number, ...kinds: string[]) =>
      kinds.filter(kind => (seen[kind] ?? 0) < atLeast(least)),
  };
}
