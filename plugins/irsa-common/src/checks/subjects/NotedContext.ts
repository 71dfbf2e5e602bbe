import { ServiceAccountRef, serviceAccountRef } from '../../model';
import { Estate } from '../../resolve/estate';
import { CheckContext } from './context';
import { EstateCheckContext } from './EstateCheckContext';
import { LookedUp } from './lookUps';
import { NotedEstate } from './NotedEstate';

/** The context as a check is given it: notes what the check looks up. */
export class NotedContext implements CheckContext {
  readonly lookedUp = new LookedUp();
  readonly #context: EstateCheckContext;
  #estate?: Estate;

  constructor(context: EstateCheckContext) {
    this.#context = context;
  }

  get estate(): Estate {
    this.#estate ??= new NotedEstate(this.#context.estate, this.lookedUp);
    return this.#estate;
  }

  get now() {
    this.lookedUp.note('now');
    return this.#context.now;
  }

  get subjects() {
    this.lookedUp.note('everything');
    return this.#context.subjects;
  }

  get everyIssuerRead() {
    this.lookedUp.note('withoutIssuer');
    return this.#context.everyIssuerRead;
  }

  rolesOf(account: string) {
    this.lookedUp.note('accountSubjects', account);
    return this.#context.rolesOf(account);
  }

  resolvedRole(arn: string) {
    this.lookedUp.note('resolvedRole', arn);
    return this.#context.resolvedRole(arn);
  }

  resolvedServiceAccount(serviceAccount: ServiceAccountRef) {
    this.lookedUp.note(
      'resolvedServiceAccount',
      serviceAccountRef(serviceAccount),
    );
    return this.#context.resolvedServiceAccount(serviceAccount);
  }

  clustersOfNodeRole(arn: string) {
    this.lookedUp.note('nodeRole', arn);
    return this.#context.clustersOfNodeRole(arn);
  }

  managedPolicyOf(account: string, arn: string) {
    this.lookedUp.note('account', account);
    return this.#context.managedPolicyOf(account, arn);
  }

  entitiesOf(ref: ServiceAccountRef) {
    this.lookedUp.note('claimants', ref.cluster);
    return this.#context.entitiesOf(ref);
  }

  entitiesDeclaring(roleArn: string) {
    this.lookedUp.note('declaring', roleArn);
    return this.#context.entitiesDeclaring(roleArn);
  }

  roleHoldersOf(cluster: string, namespace: string) {
    this.lookedUp.note('clusterSubjects', cluster);
    return this.#context.roleHoldersOf(cluster, namespace);
  }
}
