import { matches } from '../../permissions/pattern';
import { CheckHit, defineCheck } from '../framework/check';
import {
  causeOf,
  placeEvidence,
  policyRemedy,
  READ_PERMISSIONS,
} from './readPermissions';

/** Actions that give out secrets, in lower case, with what they give. */
const GIVES: Readonly<Record<string, string>> = {
  'secretsmanager:getsecretvalue': 'every secret',
  'secretsmanager:batchgetsecretvalue': 'every secret',
  'ssm:getparameter': 'every parameter',
  'ssm:getparameters': 'every parameter',
  'ssm:getparametersbypath': 'every parameter',
  'kms:decrypt': 'what every key encrypts',
};

/** A workload that may read every secret of the account. */
export const everySecret = defineCheck({
  id: 'IRSA-PM-008',
  title: 'Workload may read every secret',
  severity: 'medium',
  over: 'role',
  what: 'A policy of the role allows `secretsmanager:GetSecretValue`, `ssm:GetParameter…` or `kms:Decrypt` on every resource. Terraform modules of version 5 write that for External Secrets unless told otherwise.',
  why: 'One pod then holds the passwords of all services of the account.',
  howWeKnow:
    'Statements with these actions, or patterns that match them, and `Resource` `*` in the policies of the role.',
  fix: 'Name the secrets, parameters and keys by their ARNs or a prefix.',
  verify:
    'The statements name resources, and the workload still reads what it needs.',
  needs: [READ_PERMISSIONS],
  *run(role): Iterable<CheckHit> {
    const found = role.permissions().wildcards.flatMap(place => {
      const gives = Object.keys(GIVES).filter(action =>
        matches(place.value.toLocaleLowerCase('en-US'), action),
      );
      return gives.length > 0 && !place.conditional
        ? [{ place, gives: gives.map(action => GIVES[action]) }]
        : [];
    });
    if (found.length === 0) {
      return;
    }
    const places = found.map(({ place }) => place);
    const gives = [...new Set(found.flatMap(each => each.gives))].sort();
    yield {
      cause: causeOf(places),
      message: `Role ${role.arn.name} may read ${gives.join(
        ' and ',
      )} of account ${role.arn.account}.`,
      evidence: places.slice(0, 10).map(placeEvidence),
      remedies: policyRemedy(
        `Name the secrets, parameters and keys in the policies of ${role.arn.name}.`,
      ),
    };
  },
});
