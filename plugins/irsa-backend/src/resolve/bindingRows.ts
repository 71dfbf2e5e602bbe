import {
  CheckReport,
  ConcernIndex,
  ResolvedEstate,
  serviceAccountRef,
} from 'backstage-plugin-irsa-common';
import { BindingFacts } from '../database/bindings';
import { EncodedRow, encodeRow } from '../database/judgedRows';
import { accountOf } from './findingRows';
import { placesOfServiceAccount, sourcesOfPlaces } from './subjectPlace';

/** Bindings as they are stored, each with the findings that concern it. */
export function* bindingRows(
  { estate, serviceAccounts }: ResolvedEstate,
  { findings }: CheckReport,
): Generator<EncodedRow> {
  const index = new ConcernIndex(findings);
  for (const {
    serviceAccount,
    bindings,
    entityRefs,
    workloads,
  } of serviceAccounts) {
    const { cluster, namespace } = serviceAccount;
    const clusterAccount = estate.clusters.get(cluster)?.cluster?.account;
    for (const { roleArn, mechanism, verdict } of bindings) {
      const accounts = accountOf(roleArn);
      const concerning = index.of({
        serviceAccount: serviceAccountRef(serviceAccount),
        cluster,
        namespace,
        roleArn,
        accounts: [...accounts, ...(clusterAccount ? [clusterAccount] : [])],
        workloads,
        entityRefs,
      });
      const facts: BindingFacts = {
        serviceAccount,
        mechanism,
        verdict,
        ...(roleArn === undefined ? {} : { roleArn }),
        ...(accounts.length > 0 ? { account: accounts[0] } : {}),
        entityRefs,
        sources: sourcesOfPlaces(estate, [
          ...placesOfServiceAccount(estate, serviceAccount),
          ...accounts,
        ]),
        findings: concerning.map(({ id }) => id).sort(),
      };
      yield encodeRow(facts, {});
    }
  }
}
