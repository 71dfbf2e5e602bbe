import {
  CreatePodIdentityAssociationCommand,
  DeletePodIdentityAssociationCommand,
  DescribePodIdentityAssociationCommand,
  EKSClient,
  ListPodIdentityAssociationsCommand,
  UpdatePodIdentityAssociationCommand,
} from '@aws-sdk/client-eks';
import { awsFailure, isAbsent, isTaken } from '../awsFailure';

/** The service account of an association; a cluster has one association for each at most. */
export interface AssociationKey {
  readonly clusterName: string;
  readonly namespace: string;
  readonly serviceAccount: string;
}

/** An association as EKS has it. */
export interface Association {
  readonly id: string;
  readonly roleArn: string | undefined;
}

/** The calls to EKS that the actions make, each of which names itself when it fails. */
export class EksAssociations {
  readonly #client: EKSClient;

  constructor(client: EKSClient) {
    this.#client = client;
  }

  /** The association of a service account; `undefined` when there is none. */
  async find(key: AssociationKey): Promise<Association | undefined> {
    const { associations } = await this.#call(
      'eks:ListPodIdentityAssociations',
      key,
      () => this.#client.send(new ListPodIdentityAssociationsCommand(key)),
    );
    const associationId = associations?.[0]?.associationId;
    if (associationId === undefined) {
      return undefined;
    }
    const { association } = await this.#call(
      'eks:DescribePodIdentityAssociation',
      key,
      () =>
        this.#client.send(
          new DescribePodIdentityAssociationCommand({
            clusterName: key.clusterName,
            associationId,
          }),
        ),
    );
    return { id: associationId, roleArn: association?.roleArn };
  }

  /** Creates an association; answers `taken` when there is one for the service account already. */
  async create(
    key: AssociationKey,
    roleArn: string,
    tags: Record<string, string>,
  ): Promise<'created' | 'taken'> {
    try {
      await this.#client.send(
        new CreatePodIdentityAssociationCommand({ ...key, roleArn, tags }),
      );
      return 'created';
    } catch (error) {
      if (isTaken(error)) {
        return 'taken';
      }
      throw awsFailure('eks:CreatePodIdentityAssociation', inWords(key), error);
    }
  }

  async setRole(
    key: AssociationKey,
    associationId: string,
    roleArn: string,
  ): Promise<void> {
    await this.#call('eks:UpdatePodIdentityAssociation', key, () =>
      this.#client.send(
        new UpdatePodIdentityAssociationCommand({
          clusterName: key.clusterName,
          associationId,
          roleArn,
        }),
      ),
    );
  }

  async delete(key: AssociationKey, associationId: string): Promise<void> {
    try {
      await this.#client.send(
        new DeletePodIdentityAssociationCommand({
          clusterName: key.clusterName,
          associationId,
        }),
      );
    } catch (error) {
      if (!isAbsent(error)) {
        throw awsFailure(
          'eks:DeletePodIdentityAssociation',
          inWords(key),
          error,
        );
      }
    }
  }

  async #call<T>(
    call: string,
    key: AssociationKey,
    make: () => Promise<T>,
  ): Promise<T> {
    try {
      return await make();
    } catch (error) {
      throw awsFailure(call, inWords(key), error);
    }
  }
}

function inWords({ clusterName, namespace, serviceAccount }: AssociationKey) {
  return `service account ${namespace}/${serviceAccount} of cluster ${clusterName}`;
}
