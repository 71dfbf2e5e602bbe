import type { IrsaApi } from 'backstage-plugin-irsa-common';

const notExpected = (what: string) => async (): Promise<never> => {
  throw new Error(`This test does not expect ${what}`);
};

/** An API that answers only what a test says it does. */
export function anIrsaApi(answers: Partial<IrsaApi>): IrsaApi {
  return {
    getEntityIdentity: notExpected('getEntityIdentity'),
    getRollUp: notExpected('getRollUp'),
    listFindings: notExpected('listFindings'),
    getFinding: notExpected('getFinding'),
    listRoles: notExpected('listRoles'),
    getRole: notExpected('getRole'),
    listServiceAccounts: notExpected('listServiceAccounts'),
    listSources: notExpected('listSources'),
    getReadAccess: notExpected('getReadAccess'),
    refresh: notExpected('refresh'),
    getReport: notExpected('getReport'),
    exportReport: notExpected('exportReport'),
    listWaivers: notExpected('listWaivers'),
    createWaiver: notExpected('createWaiver'),
    endWaiver: notExpected('endWaiver'),
    explainError: notExpected('explainError'),
    evaluateTrust: notExpected('evaluateTrust'),
    previewTrust: notExpected('previewTrust'),
    getCluster: notExpected('getCluster'),
    listClusters: notExpected('listClusters'),
    listAccessPacks: notExpected('listAccessPacks'),
    planIdentity: notExpected('planIdentity'),
    ...answers,
  };
}
