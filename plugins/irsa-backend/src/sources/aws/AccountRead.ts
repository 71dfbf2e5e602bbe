import { parseArn } from 'backstage-plugin-irsa-common';
import { SourceItem } from 'backstage-plugin-irsa-node';
import { AwsAccountAccess } from './AwsAccountAccess';
import { isDenied, oneLine } from './awsErrors';

/** What one read of an account works with. */
export interface AccountRead {
  readonly access: AwsAccountAccess;
  readonly partition: string;
  readonly signal: AbortSignal;
  readonly where: string;
  /** Kinds that AWS refused to tell. */
  readonly refused: Set<string>;
}

/** The refusal as a value; any other error goes on. */
export function passOnUnlessDenied(error: unknown): { denied: unknown } {
  if (isDenied(error)) {
    return { denied: error };
  }
  throw error;
}

/** Why an ARN cannot be one of this partition; nothing when it is one. */
export function foreignPartition(
  arn: string,
  partition: string,
): string | undefined {
  return parseArn(arn)?.partition === partition
    ? undefined
    : `${arn} does not lie in the partition ${partition}`;
}

/** An answer that is not what the account can have given; the thing is left out, and what depends on it is unknown. */
export function badAnswer({ where }: AccountRead, problem: string): SourceItem {
  return {
    type: 'problem',
    problem: {
      message: `The answer of AWS for ${where} was left out in part: ${oneLine(
        problem,
      )}. Check AWS_ENDPOINT_URL where it is set.`,
    },
  };
}
