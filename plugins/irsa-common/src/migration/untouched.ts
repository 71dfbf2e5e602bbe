import { explainTrust } from '../trust';
import { statementsOf } from './addTrust';
import { PlannedTrust } from './migrationTrust';

/** The statements that a migration leaves in the trust policies, in words: those of other clusters, of GitHub, of accounts. */
export function untouchedStatements(trust: readonly PlannedTrust[]): string[] {
  return trust.flatMap(({ roleArn, before, after }) => {
    const kept = new Set(statementsOf(after).map(each => JSON.stringify(each)));
    const statements = statementsOf(before);
    const sentences = explainTrust({ ...before, Statement: statements });
    return statements.flatMap((statement, index) => {
      const said = sentences.find(({ path }) => path === `Statement[${index}]`);
      return kept.has(JSON.stringify(statement)) && said
        ? [`${roleArn.split('/').pop()}, Statement[${index}]: ${said.sentence}`]
        : [];
    });
  });
}
