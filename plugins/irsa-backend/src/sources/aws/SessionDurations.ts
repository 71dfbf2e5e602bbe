import { SourceItem } from 'backstage-plugin-irsa-node';
import { asText, at } from '../shape';
import { AccountRead } from './AccountRead';
import { deniedProblem, isDenied } from './awsErrors';
import { awsCalls } from './calls';
import { listedRoles } from './rolePages';

/**
 * How long sessions of the roles of an account may last. GetAccountAuthorizationDetails does not tell, ListRoles does for a thousand roles at
 * once, where GetRole would be a call for each; it is asked when the first role needs it.
 */
export class SessionDurations {
  readonly #read: AccountRead;
  #byArn: Promise<ReadonlyMap<string, number>> | undefined;
  #denied: unknown;

  constructor(read: AccountRead) {
    this.#read = read;
  }

  /** Seconds; nothing where AWS does not tell. */
  async of(arn: string): Promise<number | undefined> {
    this.#byArn ??= this.#list();
    return (await this.#byArn).get(arn);
  }

  /** The problem that AWS does not tell, where it does not. */
  *problems(): Generator<SourceItem> {
    if (this.#denied !== undefined) {
      yield deniedProblem(awsCalls.listRoles, this.#denied, this.#read.where);
    }
  }

  async #list(): Promise<ReadonlyMap<string, number>> {
    const durations = new Map<string, number>();
    try {
      for await (const roles of listedRoles(this.#read)) {
        for (const role of roles) {
          const arn = asText(at(role, 'Arn'));
          const seconds = at(role, 'MaxSessionDuration');
          if (arn && typeof seconds === 'number') {
            durations.set(arn, seconds);
          }
        }
      }
    } catch (error) {
      if (!isDenied(error)) {
        throw error;
      }
      this.#denied = error;
    }
    return durations;
  }
}
