import { createHash } from 'node:crypto';

/**
 * The key of a checkpoint: a hash of everything that an action was told, so that another input never gets what was remembered for this one.
 */
export function checkpointKey(action: string, input: object): string {
  const canonical = JSON.stringify(input, (_, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(
          Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : value,
  );
  const hash = createHash('sha256').update(canonical).digest('hex');
  return `${action}.${hash.slice(0, 32)}`;
}
