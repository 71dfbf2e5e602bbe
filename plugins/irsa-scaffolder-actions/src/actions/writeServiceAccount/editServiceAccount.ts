import { posix } from 'node:path';
import { InputError } from '@backstage/errors';
import { WorkspaceEdits } from '../../workspace/WorkspaceEdits';
import { writeHelmValues } from './helmValues';
import { addPatch, KUSTOMIZATION_NAMES } from './kustomization';
import { ServiceAccountIdentity } from './serviceAccountIdentity';
import {
  WriteOptions,
  writeServiceAccountManifest,
  WrittenManifest,
} from './serviceAccountManifest';
import { setServiceAccount } from './workloadServiceAccount';

/** In what a team keeps its service accounts. */
export const SERVICE_ACCOUNT_FORMS = [
  'manifest',
  'helm-values',
  'kustomize-patch',
] as const;

/** Where a service account is written, and which workloads run as it. */
export interface ServiceAccountPlace {
  readonly path: string;
  readonly form: (typeof SERVICE_ACCOUNT_FORMS)[number];
  readonly valuesKey?: string;
  readonly kustomization?: string;
  readonly workloads: readonly WorkloadToSet[];
}

interface WorkloadToSet {
  readonly kind?: string;
  readonly name: string;
  readonly path?: string;
  readonly replaceServiceAccount?: boolean;
}

/**
 * Gives a service account its role in the form that a team deploys with, and has workloads run as it. Nothing is written yet.
 *
 * @throws an error that names the file, its line and the next step for what cannot or should not be changed.
 */
export async function editServiceAccount(
  edits: WorkspaceEdits,
  identity: ServiceAccountIdentity,
  place: ServiceAccountPlace,
  replaceRole: boolean,
): Promise<WrittenManifest> {
  const { path, form, valuesKey, kustomization, workloads } = place;
  requireFit(place);
  for (const workload of workloads) {
    // Before anything else is changed, so that a message names the line where the reader finds it.
    const untouched = edits.fresh();
    await editWorkload(untouched, identity, place, workload);
  }
  const options: WriteOptions = { file: path, replaceRole };
  const before = await edits.read(path);
  const written =
    form === 'helm-values'
      ? writeHelmValues(before, identity, { ...options, valuesKey })
      : writeServiceAccountManifest(before, identity, options);
  edits.set(path, written.text);

  if (form === 'kustomize-patch') {
    const folder = posix.dirname(path);
    const { path: file, text } = await edits.readFirst(
      kustomization === undefined
        ? KUSTOMIZATION_NAMES.map(name => posix.join(folder, name))
        : [kustomization],
      'Write it first, or name the kustomization that applies the patch in kustomization.',
    );
    edits.set(file, addPatch(text, file, path, identity.name));
  }

  for (const workload of workloads) {
    await editWorkload(edits, identity, place, workload);
  }
  return written;
}

async function editWorkload(
  edits: WorkspaceEdits,
  { name: serviceAccount, namespace }: ServiceAccountIdentity,
  place: ServiceAccountPlace,
  { kind, name, path, replaceServiceAccount = false }: WorkloadToSet,
): Promise<void> {
  const { path: file, text } = await edits.readFirst(
    [path ?? place.path],
    'Name the file of the workload in its path.',
  );
  edits.set(
    file,
    setServiceAccount(
      text,
      { kind, name, namespace, file },
      serviceAccount,
      replaceServiceAccount,
    ),
  );
}

function requireFit({
  form,
  valuesKey,
  kustomization,
  workloads,
}: ServiceAccountPlace): void {
  if (valuesKey !== undefined && form !== 'helm-values') {
    throw new InputError(
      `valuesKey is for Helm values, and the form is ${form}. Set form: helm-values, or leave valuesKey out.`,
    );
  }
  if (kustomization !== undefined && form !== 'kustomize-patch') {
    throw new InputError(
      `kustomization is for Kustomize patches, and the form is ${form}. Set form: kustomize-patch, or leave kustomization out.`,
    );
  }
  const homeless = workloads.find(each => each.path === undefined);
  if (homeless && form !== 'manifest') {
    throw new InputError(
      `The file of workload ${homeless.name} is not known: ${
        form === 'helm-values'
          ? 'a chart takes the service account of its pods from the values'
          : 'a patch holds the service account alone'
      }. Name the file of the workload in its path, or leave the workload out.`,
    );
  }
}
